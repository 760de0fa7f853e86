import type { SampleBits } from '../../core/image/sample-range';
import type { ItemId } from '../../core/project/item';
import type { Problem } from '../../core/project/problem';
import type { MissedFile } from '../../ports/files';

/** Things worth saying once. Worded in the ui. */
export type NoticeBody =
  | { readonly kind: 'duplicates'; readonly names: readonly string[] }
  | { readonly kind: 'also-reference'; readonly names: readonly string[] }
  /** Files that hold several photos, of which the first is used. */
  | {
      readonly kind: 'pages';
      readonly photos: readonly {
        readonly id: ItemId;
        readonly name: string;
        readonly count: number;
      }[];
    }
  /** Files that break off before their end marker, behind the last pixel. */
  | { readonly kind: 'no-end'; readonly names: readonly string[] }
  /** Files of numbers that mean what their camera says, and what each is read as. */
  | {
      readonly kind: 'values';
      readonly photos: readonly {
        readonly name: string;
        readonly black: number;
        readonly white: number;
      }[];
    }
  | { readonly kind: 'masks-unpaired'; readonly names: readonly string[] }
  /** Photos of more than 8 bits a sample are read so, as those of this bin need it. */
  | {
      readonly kind: 'range';
      readonly bits: SampleBits;
      readonly from: 'references' | 'queries';
    }
  /** References show parts at any angle, and are compared turned. */
  | { readonly kind: 'turning' }
  /** Their shape, size, light or range is far from all references'. */
  | { readonly kind: 'unlike-references'; readonly names: readonly string[] }
  /** Masks that mark the whole photo: it is not clear what their background is. */
  | { readonly kind: 'masks-whole'; readonly names: readonly string[] }
  /** Photos labelled good whose masks mark something, and labelled defective whose masks mark nothing. */
  | { readonly kind: 'masks-of-good'; readonly names: readonly string[] }
  | { readonly kind: 'masks-empty'; readonly names: readonly string[] }
  /** Files in folders with a leading dot; `names` are those of the folders. */
  | { readonly kind: 'hidden-skipped'; readonly files: number; readonly names: readonly string[] }
  /** Texts and tables in a folder. */
  | { readonly kind: 'others-skipped'; readonly names: readonly string[] }
  | { readonly kind: 'nothing-found' }
  /** A file dialogue that the browser opens after a click alone. */
  | { readonly kind: 'needs-click' }
  /** Files of an archive or of a drop (`from`) that do not come in; the others do. */
  | { readonly kind: 'missed'; readonly from: string; readonly files: readonly MissedFile[] }
  /** Names in an archive that does not state their encoding, and what they were taken for. */
  | {
      readonly kind: 'names-guessed';
      readonly archive: string;
      readonly encoding: string;
      readonly example: string;
    }
  /** Archives inside of an archive. */
  | { readonly kind: 'nested-zips'; readonly names: readonly string[] }
  /** The inspection made room; it is kept under this id, or else the history has it. */
  | { readonly kind: 'closed'; readonly photos: number; readonly project: string | null }
  | { readonly kind: 'engine-restarted' }
  /** A change was refused: another tab has the project. */
  | { readonly kind: 'read-only'; readonly because: 'elsewhere' | 'newer' }
  /** Photos came to a project that another tab has: they have begun one of their own. */
  | { readonly kind: 'own-project' }
  /** Renaming or deleting was refused: another tab has that project. */
  | { readonly kind: 'in-use'; readonly name: string }
  /** Kept photos that cannot be shown: what is known of them is damaged, or their file is not there. */
  | {
      readonly kind: 'photos-unread';
      readonly reason: 'damaged' | 'no-file';
      readonly names: readonly string[];
    }
  /** Kept masks that are damaged and left out. */
  | { readonly kind: 'masks-unread'; readonly names: readonly string[] }
  /** Damaged values were replaced by defaults: on these photos, and of the project as a whole. */
  | { readonly kind: 'mended'; readonly names: readonly string[]; readonly ofProject: boolean }
  | { readonly kind: 'exported'; readonly name: string; readonly leftOut: number }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: Problem };

export type Notice = NoticeBody & { readonly id: number };
