import type { Size } from '../image/geometry';

/**
 * Why a project file is not opened. `unsafe`: it holds what a project file never does;
 * `contradictory`: its parts do not belong together.
 */
export type ProjectFileFault =
  | 'not-a-project'
  | 'newer'
  | 'encrypted'
  | 'cut-short'
  | 'damaged'
  | 'unsafe'
  | 'too-large'
  | 'contradictory';

/** Every error of files or the engine that the user can encounter. */
export type Problem =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-an-image' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'undecodable'; readonly format: string }
  /** The browser has no decoder for this format (HEIC outside Safari, say). */
  | { readonly kind: 'unsupported-format'; readonly format: string }
  /** A sound file, but with something that is not read here; `feature` is a noun. */
  | { readonly kind: 'unsupported-feature'; readonly format: string; readonly feature: string }
  | {
      readonly kind: 'too-small';
      readonly width: number;
      readonly height: number;
      readonly minSidePx: number;
    }
  | {
      readonly kind: 'too-large';
      readonly width: number;
      readonly height: number;
      readonly maxMegapixels: number;
    }
  | { readonly kind: 'unreadable-file' }
  /** A mask that cannot be laid over its photo; both sizes in pixels, the photo's upright. */
  | { readonly kind: 'mask-shape'; readonly mask: Size; readonly photo: Size }
  /** A mask that fits a photo both as it is stored and as its EXIF data turns it. */
  | { readonly kind: 'mask-turned' }
  /** One of many, so that it has to be named. */
  | { readonly kind: 'file-gone'; readonly name: string }
  /** An archive that is not opened here; `format` as people call it. */
  | { readonly kind: 'archive-format'; readonly format: string }
  /** One part of an archive that was split into several files. */
  | { readonly kind: 'archive-split' }
  | { readonly kind: 'archive-damaged' }
  /** Of an archive, or of one file in it, as the next ones. */
  | { readonly kind: 'zip-encrypted' }
  | { readonly kind: 'zip-damaged' }
  /** Compressed in a way that is not undone here; `method` as people call it. */
  | { readonly kind: 'zip-method'; readonly method: string }
  /** In an archive: it stands for another file and holds nothing itself. */
  | { readonly kind: 'link' }
  | { readonly kind: 'zip-too-many'; readonly most: number }
  /** Of the whole archive, or of one file in it. */
  | { readonly kind: 'zip-too-large'; readonly mostBytes: number; readonly entry: string | null }
  /** @see ProjectFileFault; `part` names the position in the file, if known. */
  | {
      readonly kind: 'project-file';
      readonly fault: ProjectFileFault;
      readonly part: string | null;
    }
  /** The worker was lost (crash, hang, lost graphics context); the job can be tried again. */
  | { readonly kind: 'engine-lost'; readonly detail: string }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'engine-failed'; readonly detail: string }
  /** Code that is loaded on first use could not be fetched. */
  | { readonly kind: 'part-missing' }
  | { readonly kind: 'save-failed'; readonly detail: string }
  /** No room left on the device, or in what the browser allows. */
  | { readonly kind: 'storage-full' }
  | { readonly kind: 'storage-failed'; readonly detail: string }
  /** A newer build keeps the projects in a form that this one cannot read. */
  | { readonly kind: 'storage-newer' };

/** An error that carries a {@link Problem} through promises and across workers. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

/** A project file that is not opened. */
export function projectFileError(
  fault: ProjectFileFault,
  part: string | null = null,
): ProblemError {
  return new ProblemError({ kind: 'project-file', fault, part });
}

/** The problem behind a caught error, on the page and in workers; the unforeseen keeps its message. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  // V8 and SpiderMonkey: "Array buffer allocation failed"; JavaScriptCore: "Out of memory". Ours
  // speak of the memory bank, which is something else.
  if (error instanceof RangeError && /allocation|memory(?! bank)/i.test(detail)) {
    return { kind: 'out-of-memory' };
  }
  return NOT_FETCHED.test(detail) ? { kind: 'part-missing' } : { kind: 'engine-failed', detail };
}

/** How an import fails in Chromium and Firefox, in WebKit, and for its style sheet in all of them. */
const NOT_FETCHED = /dynamically imported module|Importing a module script|Unable to preload CSS/i;

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
