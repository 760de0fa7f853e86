import type { Problem } from '../../core/project/problem';
import type { MissedFile } from '../../ports/files';
import { formatBytes, formatCount, listedMany, plural } from './format';
import { say, type ProblemWords } from './say';

type ArchiveProblem = Extract<
  Problem,
  {
    kind:
      | 'archive-format'
      | 'archive-split'
      | 'archive-damaged'
      | 'zip-encrypted'
      | 'zip-damaged'
      | 'zip-method'
      | 'zip-too-many'
      | 'zip-too-large'
      | 'link';
  }
>;

/** The fault of an archive, and the way out. */
export function archiveWords(problem: ArchiveProblem): ProblemWords {
  switch (problem.kind) {
    case 'archive-format':
      return say(
        `${problem.format}: unpack it first`,
        `Archives of this kind (${problem.format}) are not opened here. Unpack it first, then drop the folder.`,
      );
    case 'archive-split':
      return say(
        'Part of a split archive',
        'This is one part of an archive in several files. Unpack them together first, then drop the folder.',
      );
    case 'archive-damaged':
      return say(
        'Damaged archive',
        'The archive is damaged or cut short. Copy it again, or unpack it and drop the folder.',
      );
    case 'zip-encrypted':
      return say(
        'Protected by a password',
        'The zip file is protected by a password. Unpack it and drop the folder.',
      );
    case 'zip-damaged':
      return say(
        'Damaged zip file',
        'The zip file is damaged or cut short. Copy it again, or unpack it and drop the folder.',
      );
    case 'zip-method':
      return say(
        `Zip with ${problem.method}`,
        `This zip uses ${problem.method}, which is not opened here. Unpack it first, then drop the folder.`,
      );
    case 'zip-too-many':
      return say(
        'Too many files',
        `The archive holds more than ${formatCount(problem.most)} files. Unpack it and drop a part of them.`,
      );
    case 'zip-too-large': {
      const what = problem.entry ?? 'The archive';
      return say(
        'Too large to unpack',
        `${what} unpacks to more than ${formatBytes(problem.mostBytes)}. Unpack it and drop the folder.`,
      );
    }
    case 'link':
      return say(
        'Link to another file',
        'This is a link to another file and holds no photo. Add the file that it leads to.',
      );
  }
}

/** Files that did not come in, by what is wrong with them. */
export function missedWords(from: string, files: readonly MissedFile[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, problem } of files) {
    const reason = reasonWords(problem);
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  const reasons = [...byReason].map(([reason, names]) => `${reason}: ${listedMany(names)}.`);
  const isAre = files.length === 1 ? 'is' : 'are';
  return `${from}: ${plural(files.length, 'file')} ${isAre} left out, the others are here. ${reasons.join(' ')} ${wayOut(files)}`;
}

function reasonWords(problem: Problem): string {
  switch (problem.kind) {
    case 'zip-damaged':
    case 'archive-damaged':
      return 'Damaged';
    case 'zip-encrypted':
      return 'Protected by a password';
    case 'zip-method':
      return `Packed with ${problem.method}, which is not opened here`;
    case 'zip-too-large':
      return `Larger than ${formatBytes(problem.mostBytes)}`;
    case 'link':
      return 'A link to another file';
    default:
      return 'Not to be read';
  }
}

function wayOut(files: readonly MissedFile[]): string {
  const isFromDisk = files.every(({ problem }) => problem.kind === 'unreadable-file');
  const them = files.length === 1 ? 'it' : 'them';
  return isFromDisk
    ? `Rename or copy ${them}, then add ${them} again.`
    : `Unpack the archive with another program and add ${files.length === 1 ? 'this file' : 'these files'} from there.`;
}
