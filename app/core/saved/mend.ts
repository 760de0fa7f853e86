import type { z } from 'zod';
import { defaultSettings } from './default-settings';
import { keysOf } from './pick';
import { unscored, type ItemId } from '../project/item';
import { MOST_COMMENT, MOST_NAME } from './limits';
import { keptFileName, keptPath } from './limit-text';
import { savedItem, savedProject, type SavedItem, type SavedProject } from './saved-project';

/** How each unreadable field is replaced, given its stored value. */
type Repairs<T> = { readonly [Key in keyof T]?: (kept: unknown) => unknown };

type Fields = Readonly<Record<string, unknown>>;

/** Something kept as it can be used, and which of its fields could not be read. */
export interface Mended<T> {
  readonly value: T;
  readonly mended: ReadonlySet<keyof T>;
  /** Whether the user has to be notified: input and choices cannot be recomputed. */
  readonly losesWords: boolean;
}

const always = (value: unknown) => () => value;
const cut = (shorten: (text: string) => string, otherwise?: string) => (kept: unknown) =>
  typeof kept === 'string' ? shorten(kept) : otherwise;

/** Without a bin, a name or a path the photo cannot be identified. */
const itemRepairs: Repairs<SavedItem> = {
  name: cut(keptFileName),
  path: cut(keptPath),
  bytes: always(0),
  status: always('waiting'),
  label: always(null),
  flagged: always(false),
  comment: cut((text) => text.slice(0, MOST_COMMENT), ''),
  hasMask: always(false),
  hash: always(null),
  image: always(null),
  pixels: always(null),
  sameAs: always(null),
  score: always(null),
  tookMs: always(null),
  scoredAgainst: always(0),
  bankVersion: always(0),
};

const itemWords = ['name', 'path', 'label', 'flagged', 'comment'] as const;

/** Fields of an item that are computed together. */
const computed = ['status', 'image', 'score', 'scoredAgainst', 'bankVersion'] as const;

/**
 * An item of the device's own storage, field by field: one that is damaged has its default, and
 * takes no photo with it. Project files, which may be anybody's, are held to `savedItem` itself.
 *
 * @param id that it is kept under
 * @returns null when the photo cannot be identified
 */
export function mendItem(kept: unknown, id: ItemId): Mended<SavedItem> | null {
  if (!isFields(kept)) return null;
  const own = { ...kept, id, sequence: Number(id.slice(1)) };
  const found = mend(savedItem, own, itemRepairs);
  if (!found) return null;
  const { mended } = found;
  const isStale = computed.some((field) => mended.has(field));
  const value = isStale ? unscored(found.value) : found.value;
  return { value, mended, losesWords: itemWords.some((field) => mended.has(field)) };
}

const projectRepairs: Repairs<SavedProject> = {
  name: cut((text) => text.slice(0, MOST_NAME), 'Damaged name'),
  createdAt: always(0),
  changedAt: always(0),
  spec: always(null),
  sequence: always(0),
  bankVersion: always(0),
  inBank: always([]),
  // The schema has defaults for all that is in them.
  regions: always({}),
  view: always({}),
};

/** The schema itself puts defaults in place of choices that are damaged. */
const chosen = [...keysOf(defaultSettings), 'view'] as const;

/**
 * The same for a project as a whole. Where it is not known what is in the bank, it is as if there
 * were none, and everything is computed again.
 *
 * @param ids under which something is kept: none of them is given again
 * @returns null for nothing that this build could read
 */
export function mendProject(
  kept: unknown,
  ids: Iterable<ItemId> = [],
): Mended<SavedProject> | null {
  if (!isFields(kept)) return null;
  const found = mend(savedProject, kept, projectRepairs);
  if (!found) return null;
  const { value } = found;
  const changed = chosen.filter((field) => differs(kept[field], value[field]));
  const mended = new Set([...found.mended, ...changed]);
  let { sequence } = value;
  for (const id of ids) sequence = Math.max(sequence, Number(id.slice(1)) || 0);
  const hasBank = !(['spec', 'inBank', 'bankVersion'] as const).some((field) => mended.has(field));
  const bank = hasBank ? {} : { spec: null, inBank: [], calibration: null };
  const losesWords = changed.length > 0 || mended.has('name');
  return { value: { ...value, ...bank, sequence }, mended, losesWords };
}

function mend<T>(
  schema: z.ZodType<T>,
  kept: Fields,
  repairs: Repairs<T>,
): Omit<Mended<T>, 'losesWords'> | null {
  const whole = schema.safeParse(kept);
  if (whole.success) return { value: whole.data, mended: new Set() };
  const mended = new Set(whole.error.issues.map(({ path }) => path[0] as keyof T));
  const fields = Array.from(mended, (field) => [field, repairs[field]?.(kept[field as string])]);
  const again = schema.safeParse({ ...kept, ...Object.fromEntries(fields) });
  return again.success ? { value: again.data, mended } : null;
}

/** Whether something was kept that has been read as something else. */
function differs(kept: unknown, read: unknown): boolean {
  if (kept === undefined || Object.is(kept, read)) return false;
  if (!isFields(kept) || !isFields(read)) return true;
  const keys = Object.keys(Array.isArray(kept) ? kept : read);
  return keys.some((key) => differs(kept[key], read[key]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
