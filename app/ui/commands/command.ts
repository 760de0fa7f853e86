import type { LucideIcon } from 'lucide-react';
import type { App } from '../../state/app';
import type { UiStore } from '../shared/ui-store';
import { ariaKeys, keyWords, type Key } from './keys';

/** Headings of the help sheet, in its order. */
export const groups = ['Walk', 'Judge', 'Look', 'Camera', 'Inspection', 'Page'] as const;

/** Something that a person can have done, by key, menu or palette. */
export interface Command {
  /** Plain words, a verb first where it does something. */
  readonly label: string;
  /** The words of a menu, where they say more: what is undone, how many photos are meant. */
  readonly title?: (app: App, ui: UiStore) => string;
  readonly icon: LucideIcon;
  /** The first is the one to learn. */
  readonly keys: readonly Key[];
  readonly group: (typeof groups)[number];
  /** One more sentence for the help sheet. */
  readonly about?: string;
  /** Its keys work in text fields too. */
  readonly isEverywhere?: boolean;
  /** Default: always. */
  readonly isEnabled?: (app: App, ui: UiStore) => boolean;
  /** For actions that toggle. */
  readonly isOn?: (app: App, ui: UiStore) => boolean;
  /** Goes by key alone; the help sheet has words of its own for it. */
  readonly isKeyOnly?: boolean;
  readonly run: (app: App, ui: UiStore) => void;
}

/** About a photo that is not on the screen while the camera is. */
const aboutPhotos: ReadonlySet<Command['group']> = new Set(['Walk', 'Judge', 'Look']);

export function isEnabled(command: Command, app: App, ui: UiStore): boolean {
  if (ui.getState().camera !== null && aboutPhotos.has(command.group)) return false;
  return command.isEnabled?.(app, ui) ?? true;
}

export function titleOf(command: Command, app: App, ui: UiStore): string {
  return command.title?.(app, ui) ?? command.label;
}

/** Name, tooltip and keys of a button that does what a command does. */
export function tip({ label, keys }: Command, name = label) {
  const shown = keys.slice(0, 2).map((key) => keyWords(key));
  return {
    label: name,
    title: keys.length > 0 ? `${name} (${shown.join(' or ')})` : name,
    'aria-keyshortcuts': keys.length > 0 ? ariaKeys(keys) : undefined,
  };
}
