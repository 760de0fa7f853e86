import { z } from 'zod';
import { isImageType, THUMBNAIL_TYPES } from '../files/file-types';
import {
  MOST_BANK_BYTES,
  MOST_ENTRY_BYTES,
  MOST_FILE_NAME,
  MOST_PATH,
  MOST_SMALL_BYTES,
} from './limits';
import { savedHash, savedId, type SavedItem, type SavedProject } from './saved-project';

const most = (bytes: number) => z.int().nonnegative().max(bytes);

/** Photos whose content says something else are refused when they are looked at. */
const photoType = z
  .string()
  .max(100)
  .refine((type) => type === '' || isImageType(type));

const facts = (bytes: number) => ({ name: z.string(), bytes: most(bytes), sha256: savedHash });
const fileFacts = { type: photoType, lastModified: z.int() };
const maskFacts = {
  ...fileFacts,
  fileName: z.string().max(MOST_FILE_NAME),
  path: z.string().max(MOST_PATH),
};

/** A file inside the project file: its name in there, its size and what it is. */
export const manifestEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...fileFacts,
  }),
  z.strictObject({
    kind: z.literal('thumbnail'),
    item: savedId,
    ...facts(MOST_SMALL_BYTES),
    type: z.enum(THUMBNAIL_TYPES),
  }),
  z.strictObject({ kind: z.literal('scores'), item: savedId, ...facts(MOST_SMALL_BYTES) }),
  z.strictObject({
    kind: z.literal('mask'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...maskFacts,
  }),
  z.strictObject({ kind: z.literal('waiting-mask'), ...facts(MOST_ENTRY_BYTES), ...maskFacts }),
  z.strictObject({ kind: z.literal('bank'), ...facts(MOST_BANK_BYTES) }),
]);

export type ManifestEntry = z.infer<typeof manifestEntry>;

/** Contents of a project file's manifest. */
export interface Manifest {
  readonly project: SavedProject;
  readonly items: readonly SavedItem[];
  readonly entries: readonly ManifestEntry[];
}
