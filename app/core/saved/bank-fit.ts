import type { ItemId } from '../project/item';
import type { SavedItem, SavedProject } from './saved-project';

/**
 * Whether a bank matches the project and its items; otherwise its scores are meaningless.
 *
 * @param held ids of the references in the bank, in its order
 */
export function fitsBank(
  { inBank }: Pick<SavedProject, 'inBank'>,
  items: readonly Pick<SavedItem, 'id' | 'bin' | 'status'>[],
  held: readonly ItemId[],
): boolean {
  const known = new Set(inBank);
  const done = items.filter(({ bin, status }) => bin === 'reference' && status === 'done');
  return (
    known.size === inBank.length &&
    done.length === known.size &&
    done.every(({ id }) => known.has(id)) &&
    held.length === inBank.length &&
    held.every((id, i) => id === inBank[i])
  );
}
