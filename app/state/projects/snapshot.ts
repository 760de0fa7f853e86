import { defaultSettings, defaultView, SAVED_VERSION } from '../../core/saved/default-settings';
import { pick } from '../../core/saved/pick';
import { unscored, type Item, type ItemId } from '../../core/project/item';
import type { SavedItem, SavedProject } from '../../core/saved/saved-project';
import type { SavedSpec } from '../../core/features/grid';
import type { ProjectChanges, ProjectContents } from '../../ports/projects';
import type { AppState } from '../store/store';

/** The facts of an image as they are kept; one that failed, or is in the works, waits. */
export function savedItemOf(item: Item): SavedItem {
  const { problem: _, status, ...facts } = item;
  if (status === 'failed' || status === 'working') return unscored(facts);
  return { ...facts, status };
}

/** An item that was kept. */
export function itemOf(saved: SavedItem): Item {
  return { ...saved, problem: null };
}

/** The part of a project that is kept as a whole. */
export function savedProjectOf(
  state: AppState,
  inBank: readonly ItemId[],
  spec: SavedSpec | null,
  times: Pick<SavedProject, 'createdAt' | 'changedAt'>,
): SavedProject {
  const { projectName: name, sequence, bankVersion, calibration, view } = state;
  return {
    version: SAVED_VERSION,
    name,
    ...times,
    spec: spec && { ...spec, levels: [...spec.levels] },
    sequence,
    bankVersion,
    inBank: [...inBank],
    calibration: calibration && {
      method: calibration.method,
      parts: [...calibration.parts],
      turnGain: calibration.turnGain,
    },
    ...pick(state, defaultSettings),
    view: pick(view, defaultView),
  };
}

/** The same in the words of the store. */
export function stateOf(saved: SavedProject, before: AppState): Partial<AppState> {
  const { name, sequence, bankVersion } = saved;
  return {
    projectName: name,
    sequence,
    bankVersion,
    ...pick(saved, defaultSettings),
    view: { ...before.view, ...saved.view, selectedByHand: saved.view.selected !== null },
  };
}

/** All of a project, for one that has never been kept. */
export function changesOf(contents: ProjectContents): ProjectChanges {
  const bytes = contents.items.reduce((sum, item) => sum + item.bytes, 0);
  return { ...contents, photos: contents.items.length, bytes };
}
