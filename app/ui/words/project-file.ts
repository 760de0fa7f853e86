import type { ProjectFileFault } from '../../core/project/problem';
import { say, type ProblemWords } from './say';

/** Parts of a hostile file may have any name. */
const LONGEST_PART = 80;

/** Why a project file is not opened, and what to do. */
export function projectFileWords(fault: ProjectFileFault, part: string | null): ProblemWords {
  switch (fault) {
    case 'not-a-project':
      return say(
        'Not a project file',
        'This is not an Oddspot project. Choose a file that was made with "Save as a project file".',
      );
    case 'newer':
      return say(
        'From a newer Oddspot',
        'It was made with a newer Oddspot. Reload the page to get that one, then open the file again.',
      );
    case 'encrypted':
      return say(
        'Protected by a password',
        'The project file is protected by a password, which Oddspot cannot open. Save the project again without one.',
      );
    case 'cut-short':
      return say(
        'File is cut short',
        'The end of the file is missing, as after an interrupted copy. Copy it again.',
      );
    case 'damaged':
      return say(
        'Damaged project file',
        `The project file is damaged${at(part)}. Copy it again, or save the project again where it was made.`,
      );
    case 'unsafe':
      return say(
        'Not a safe project file',
        `The file holds what no project file does${at(part)}, and stays closed. Save the project again where it was made.`,
      );
    case 'too-large':
      return say(
        'Too large to open',
        `That is more than a project file may hold${at(part)}. Make several projects of it, each with a part of the photos.`,
      );
    case 'contradictory':
      return say(
        'Parts that do not fit',
        `Parts of the project file do not belong together${at(part)}. Save the project again where it was made.`,
      );
  }
}

function at(part: string | null): string {
  if (part === null) return '';
  return ` (${part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART)}…` : part})`;
}
