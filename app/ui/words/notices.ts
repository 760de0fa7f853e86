import type { NoticeBody } from '../../state/store/notice';
import { plural } from './format';
import { problemWords } from './problems';

export interface NoticeWords {
  readonly tone: 'info' | 'done' | 'problem';
  readonly text: string;
}

/** Every notice in plain words. */
export function noticeWords(notice: NoticeBody): NoticeWords {
  switch (notice.kind) {
    case 'duplicates':
      return {
        tone: 'info',
        text: `${listed(notice.names)} ${isAre(notice.names)} here already and ${wasWere(notice.names)} left out.`,
      };
    case 'also-reference':
      return {
        tone: 'info',
        text: `${listed(notice.names)} ${isAre(notice.names)} also among the references, so the score says little.`,
      };
    case 'masks-whole':
    case 'hidden-skipped':
    case 'others-skipped':
    case 'masks-unpaired':
      return sortingWords(notice);
    case 'nothing-found':
      return {
        tone: 'info',
        text: 'No photos found in what was added. JPEG, PNG, WebP, TIFF and BMP files work.',
      };
    case 'needs-click':
      return {
        tone: 'info',
        text: 'The browser opens its file dialogue after a click alone. Take “Open a project file” from the menu, or drop the file on the page.',
      };
    case 'nested-zips':
      return {
        tone: 'info',
        text: `${listed(notice.names)} inside of a zip file ${isAre(notice.names)} not opened. Unpack ${notice.names.length === 1 ? 'it' : 'them'} and drop what is inside.`,
      };
    case 'closed':
      return {
        tone: 'info',
        text:
          notice.project === null
            ? `The inspection of ${plural(notice.photos, 'photo')} is closed. Undo (Ctrl+Z) brings it back.`
            : `The inspection of ${plural(notice.photos, 'photo')} is put away. It is in the list of projects.`,
      };
    case 'engine-restarted':
      return {
        tone: 'info',
        text: 'The computation was interrupted and started again. Nothing is lost.',
      };
    case 'read-only':
      return {
        tone: 'info',
        text: 'Not changed: the project is open in another tab. Choose "Work here instead" first.',
      };
    case 'own-project':
      return {
        tone: 'info',
        text: 'The project before is open in another tab, so these photos begin one of their own.',
      };
    case 'in-use':
      return {
        tone: 'info',
        text: `${notice.name} is open in another tab. Close it there first.`,
      };
    case 'photos-unread':
    case 'masks-unread':
    case 'mended':
      return { tone: 'problem', text: damageWords(notice) };
    case 'exported':
      return { tone: 'done', text: `Saved ${notice.name}${leftOut(notice.leftOut)}.` };
    case 'problem':
      return { tone: 'problem', text: `${notice.name}: ${problemWords(notice.problem).full}` };
  }
}

type SortingNotice = Extract<
  NoticeBody,
  { kind: 'masks-whole' | 'hidden-skipped' | 'others-skipped' | 'masks-unpaired' }
>;

/** What was found out about files while they were sorted. */
function sortingWords(notice: SortingNotice): NoticeWords {
  const { names } = notice;
  const isOne = names.length === 1;
  switch (notice.kind) {
    case 'masks-whole':
      return {
        tone: 'problem',
        text: `${listed(names)} ${isOne ? 'marks' : 'mark'} the whole photo, so there is no label from ${isOne ? 'it' : 'them'}. The background of a mask has to be black or transparent.`,
      };
    case 'hidden-skipped':
      return {
        tone: 'problem',
        text: `${plural(notice.files, 'file')} left out, since ${listed(names)} ${isAre(names)} hidden: the name begins with a dot. Rename ${isOne ? 'it' : 'them'} and add ${notice.files === 1 ? 'the file' : 'the files'} again.`,
      };
    case 'masks-unpaired':
      return {
        tone: 'info',
        text: `No photo here belongs to ${isOne ? 'the mask' : 'the masks'} ${listed(names)}. Drop the photo and they find each other, or choose it in the list of masks without a photo.`,
      };
    case 'others-skipped':
      return {
        tone: 'info',
        text: `${plural(names.length, 'file')} ${isAre(names)} no ${isOne ? 'photo' : 'photos'} and ${wasWere(names)} left out: ${listed(names)}.`,
      };
  }
}

type Damage = Extract<NoticeBody, { kind: 'photos-unread' | 'masks-unread' | 'mended' }>;

function damageWords(notice: Damage): string {
  switch (notice.kind) {
    case 'photos-unread':
      return unreadWords(notice.names, notice.reason);
    case 'masks-unread':
      return unreadMaskWords(notice.names);
    case 'mended':
      return mendedWords(notice.names, notice.ofProject);
  }
}

function unreadWords(names: readonly string[], reason: 'damaged' | 'no-file'): string {
  const [them, photos, file] =
    names.length === 1
      ? ['it', 'the photo', 'its file is missing']
      : ['them', 'the photos', 'their files are missing'];
  const why = reason === 'damaged' ? `what is kept of ${them} is damaged` : file;
  return `${plural(names.length, 'photo')} of this project cannot be shown, since ${why}: ${many(names)}. Nothing of ${them} is deleted. Add ${photos} again to inspect ${them}.`;
}

function unreadMaskWords(names: readonly string[]): string {
  const [masks, what, them] =
    names.length === 1
      ? ['mask', 'what is kept of it is', 'it']
      : ['masks', 'what is kept of them is', 'them'];
  return `${plural(names.length, 'mask')} of this project cannot be read, since ${what} damaged: ${many(names)}. The rest is complete. Add the ${masks} again to use ${them}.`;
}

function mendedWords(names: readonly string[], ofProject: boolean): string {
  const what = [
    ...(ofProject ? ['the project’s name or settings'] : []),
    ...(names.length > 0 ? [`the labels, flags or comments of ${many(names)}`] : []),
  ];
  return `Part of ${what.join(' and of ')} was damaged: what could not be read is back at its default. Check ${ofProject && names.length > 0 ? 'both' : 'this'} before you go on.`;
}

function leftOut(count: number): string {
  return count === 0
    ? ''
    : `, without ${plural(count, 'photo')} that ${count === 1 ? 'has' : 'have'} no score`;
}

/** One name, two names, or the first and how many more. */
function listed(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return 'Nothing';
  if (second === undefined) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first} and ${names.length - 1} more`;
}

const MOST_NAMED = 5;

/** For what a person has to look for: more names than in passing. */
function many(names: readonly string[]): string {
  if (names.length <= 2) return listed(names);
  const shown = names.slice(0, names.length > MOST_NAMED + 1 ? MOST_NAMED : names.length - 1);
  const rest = names.slice(shown.length);
  return `${shown.join(', ')} and ${rest.length === 1 ? rest[0] : `${rest.length} more`}`;
}

const isAre = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');
const wasWere = (names: readonly string[]) => (names.length === 1 ? 'was' : 'were');
