import { Image, type LucideIcon } from 'lucide-react';
import type { ItemId } from '../../core/project/item';
import type { SampleKind } from '../../ports/sample';
import { select } from '../../state/actions/view';
import type { App } from '../../state/app';
import { isEnabled, titleOf, type Command } from '../commands/command';
import { keyWords } from '../commands/keys';
import { sampleCommand } from '../commands/project-commands';
import { allCommands } from '../commands/registry';
import { formatScore } from '../words/format';
import type { UiStore } from '../shared/ui-store';
import { fuzzyScore } from './fuzzy';

/** Something to choose. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Said softly at the end: a key, a score. */
  readonly note: string;
  /** For actions that toggle. */
  readonly isOn: boolean | null;
  readonly run: (app: App, ui: UiStore) => void;
}

const RECENT = 'recent-commands';
const MOST_RECENT = 5;
const MOST_SHOWN = 50;

/** More than this would make a command of the same words come second to a photo. */
const COMMANDS_FIRST = 0.5;

/** Commands and photos that answer what was typed; without a word the commands, recent ones first. */
export function entriesFor(
  typed: string,
  app: App,
  ui: UiStore,
  samples: readonly SampleKind[],
): readonly Entry[] {
  const offered = [
    ...allCommands.filter(([id]) => id !== 'palette'),
    ...samples.map((kind) => [`sample-${kind.id}`, sampleCommand(kind)] as const),
  ].filter(([, command]) => !command.isKeyOnly && isEnabled(command, app, ui));
  const entries = offered.map(([id, command]) => commandEntry(id, command, app, ui));
  if (typed.trim() === '') {
    const recent = recentIds(app).flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
    return [...new Set([...recent, ...entries])];
  }
  const found: { entry: () => Entry; score: number }[] = [];
  entries.forEach((entry, i) => {
    const words = `${entry.label} ${offered[i]![1].about ?? ''}`;
    const score = fuzzyScore(typed, entry.label) ?? lowered(fuzzyScore(typed, words));
    if (score !== null) found.push({ entry: () => entry, score: score + COMMANDS_FIRST });
  });
  const { order, items } = app.store.getState();
  for (const id of order) {
    const score = fuzzyScore(typed, items[id]?.path ?? '');
    if (score !== null) found.push({ entry: () => photoEntry(id, app), score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ entry }) => entry());
}

/** Words of the explanation count less than those of the name. */
function lowered(score: number | null): number | null {
  return score === null ? null : score - 2;
}

function commandEntry(id: string, command: Command, app: App, ui: UiStore): Entry {
  const [key] = command.keys;
  return {
    id,
    label: titleOf(command, app, ui),
    icon: command.icon,
    note: key === undefined ? '' : keyWords(key),
    isOn: command.isOn?.(app, ui) ?? null,
    run: (...context) => {
      noteRecent(app, id);
      command.run(...context);
    },
  };
}

function photoEntry(id: ItemId, app: App): Entry {
  const item = app.liveItems.get(id)!;
  const score = item.bin === 'query' && item.score !== null ? formatScore(item.score) : '';
  return {
    id: `photo-${id}`,
    label: item.path,
    icon: Image,
    note: item.bin === 'reference' ? 'reference' : score,
    isOn: null,
    run: () => select(app, id),
  };
}

function recentIds(app: App): readonly string[] {
  return (app.preferences.read(RECENT) ?? '').split(' ');
}

function noteRecent(app: App, id: string): void {
  const others = recentIds(app).filter((other) => other !== id && other !== '');
  app.preferences.write(RECENT, [id, ...others].slice(0, MOST_RECENT).join(' '));
}
