/** Names of the files that an export holds for a photo; null for one that it does not. */
export interface WrittenFiles {
  readonly overlayFile: string | null;
  readonly contoursFile: string | null;
  readonly heatmapFile: string | null;
  readonly scoreNpyFile: string | null;
  readonly scorePngFile: string | null;
  readonly maskFile: string | null;
}

export type WrittenFile = keyof WrittenFiles;

/** In the order of columns. */
export const writtenFileKeys = [
  'overlayFile',
  'contoursFile',
  'heatmapFile',
  'scoreNpyFile',
  'scorePngFile',
  'maskFile',
] as const satisfies readonly WrittenFile[];

export const nothingWritten: WrittenFiles = {
  overlayFile: null,
  contoursFile: null,
  heatmapFile: null,
  scoreNpyFile: null,
  scorePngFile: null,
  maskFile: null,
};

const NAMES: Readonly<Record<WrittenFile, (name: string) => string>> = {
  overlayFile: (name) => `${name}_overlay.png`,
  contoursFile: (name) => `${name}_contours.png`,
  heatmapFile: (name) => `${name}_heatmap.png`,
  scoreNpyFile: (name) => `${name}_score.npy`,
  scorePngFile: (name) => `${name}_score16.png`,
  maskFile: (name) => `masks/${name}.png`,
};

/** @param name of a photo, from `zipNames` */
export function fileNameOf(file: WrittenFile, name: string): string {
  return NAMES[file](name);
}
