import { cameraCommands } from './camera-commands';
import { groups, type Command } from './command';
import { lookCommands } from './look-commands';
import { judgeCommands, walkCommands } from './photo-commands';
import { pageCommands, projectCommands } from './project-commands';

/** Everything that can be done by key, menu or palette. */
export const commands = {
  ...walkCommands,
  ...judgeCommands,
  ...lookCommands,
  ...cameraCommands,
  ...projectCommands,
  ...pageCommands,
};

export type CommandId = keyof typeof commands;

/** All of them with their ids, in the order of the help sheet. */
export const allCommands: readonly (readonly [CommandId, Command])[] = (
  Object.entries(commands) as [CommandId, Command][]
).sort(([, a], [, b]) => groups.indexOf(a.group) - groups.indexOf(b.group));
