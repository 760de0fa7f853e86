import type { NoticeBody } from '../../state/store/notice';
import { missedWords } from './archives';
import { listed, listedMany, plural } from './format';
import { rangeNotice, valuesWords } from './pixels';
import { problemWords } from './problems';

export interface NoticeWords {
  readonly tone: 'info' | 'done' | 'problem';
  readonly text: string;
}

const readOnlyWords = {
  elsewhere: 'the project is open in another tab. Choose "Work here instead" first.',
  newer: 'a newer version of Oddspot is in use in another tab. Reload this one first.',
} as const;

const TURNING =
  'Your parts lie at any angle: references are compared in 8 directions. It can be changed in the details.';

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
    case 'pages':
    case 'values':
    case 'no-end':
    case 'range':
    case 'turning':
    case 'unlike-references':
      return { tone: 'info', text: contentWords(notice) };
    case 'masks-whole':
    case 'masks-of-good':
    case 'masks-empty':
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
    case 'missed':
    case 'names-guessed':
    case 'nested-zips':
      return comingInWords(notice);
    case 'closed':
      return { tone: 'info', text: closedWords(notice.photos, notice.project) };
    case 'engine-restarted':
      return {
        tone: 'info',
        text: 'The computation was interrupted and started again. Nothing is lost.',
      };
    case 'read-only':
      return { tone: 'info', text: `Not changed: ${readOnlyWords[notice.because]}` };
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

type Content = Extract<
  NoticeBody,
  { kind: 'pages' | 'values' | 'no-end' | 'range' | 'turning' | 'unlike-references' }
>;

/** Findings about the contents of files, and about what photos show. */
function contentWords(notice: Content): string {
  switch (notice.kind) {
    case 'pages':
      return pagesWords(notice.photos);
    case 'values':
      return valuesWords(notice.photos);
    case 'no-end':
      return noEndWords(notice.names);
    case 'range':
      return rangeNotice(notice.bits, notice.from);
    case 'turning':
      return TURNING;
    case 'unlike-references':
      return unlikeNotice(notice.names);
  }
}

function unlikeNotice(names: readonly string[]): string {
  const differ = names.length === 1 ? 'differs' : 'differ';
  return `${listed(names)} ${differ} much from all references in shape, size, brightness or range: another product or another camera setting? The details say which.`;
}

type SortingNotice = Extract<
  NoticeBody,
  {
    kind:
      | 'masks-whole'
      | 'masks-of-good'
      | 'masks-empty'
      | 'hidden-skipped'
      | 'others-skipped'
      | 'masks-unpaired';
  }
>;

/** Findings about files while they were sorted. */
function sortingWords(notice: SortingNotice): NoticeWords {
  const { names } = notice;
  const isOne = names.length === 1;
  switch (notice.kind) {
    case 'masks-whole':
      return {
        tone: 'problem',
        text: `${listed(names)} ${isOne ? 'marks' : 'mark'} the whole photo, so there is no label from ${isOne ? 'it' : 'them'}. The background of a mask has to be black or transparent.`,
      };
    case 'masks-of-good':
      return {
        tone: 'problem',
        text: `${listed(names)} ${isAre(names)} labelled good, but ${isOne ? 'its mask marks' : 'their masks mark'} a defect. Check the ${isOne ? 'label and the mask' : 'labels and the masks'}.`,
      };
    case 'masks-empty':
      return {
        tone: 'problem',
        text: `${listed(names)} ${isAre(names)} labelled defective, but ${isOne ? 'its mask is empty' : 'their masks are empty'}: nothing is marked. Check the ${isOne ? 'label and the mask' : 'labels and the masks'}.`,
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

type ComingIn = Extract<NoticeBody, { kind: 'missed' | 'names-guessed' | 'nested-zips' }>;

function comingInWords(notice: ComingIn): NoticeWords {
  switch (notice.kind) {
    case 'missed':
      return { tone: 'problem', text: missedWords(notice.from, notice.files) };
    case 'names-guessed':
      return {
        tone: 'info',
        text: `${notice.archive} does not say how its file names are written; they were read as ${notice.encoding}, such as ${notice.example}. If that is wrong, unpack it and drop the folder.`,
      };
    case 'nested-zips':
      return {
        tone: 'info',
        text: `${listed(notice.names)} inside of an archive ${isAre(notice.names)} not opened. Unpack ${notice.names.length === 1 ? 'it' : 'them'} and drop what is inside.`,
      };
  }
}

function closedWords(photos: number, project: string | null): string {
  const inspection = `The inspection of ${plural(photos, 'photo')} is`;
  return project === null
    ? `${inspection} closed. Undo (Ctrl+Z) brings it back.`
    : `${inspection} put away. It is in the list of projects.`;
}

function noEndWords(names: readonly string[]): string {
  const photos = names.length === 1 ? 'photo is' : 'photos are';
  return `${listed(names)} ${isAre(names)} cut off behind the last pixel, as after an interrupted copy. The ${photos} complete and used.`;
}

function pagesWords(photos: readonly { readonly name: string; readonly count: number }[]): string {
  const [first] = photos;
  if (photos.length === 1) {
    return `${first!.name} holds ${plural(first!.count, 'photo')}. Page 1 of ${first!.count} is used.`;
  }
  const all = photos.reduce((sum, { count }) => sum + count, 0);
  return `${listedMany(photos.map(({ name }) => name))} hold ${plural(all, 'photo')} together. Page 1 of each is used.`;
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
  return `${plural(names.length, 'photo')} of this project cannot be shown, since ${why}: ${listedMany(names)}. Nothing of ${them} is deleted. Add ${photos} again to inspect ${them}.`;
}

function unreadMaskWords(names: readonly string[]): string {
  const [masks, what, them] =
    names.length === 1
      ? ['mask', 'what is kept of it is', 'it']
      : ['masks', 'what is kept of them is', 'them'];
  return `${plural(names.length, 'mask')} of this project cannot be read, since ${what} damaged: ${listedMany(names)}. The rest is complete. Add the ${masks} again to use ${them}.`;
}

function mendedWords(names: readonly string[], ofProject: boolean): string {
  const what = [
    ...(ofProject ? ['the project’s name or settings'] : []),
    ...(names.length > 0 ? [`the labels, flags or comments of ${listedMany(names)}`] : []),
  ];
  return `Part of ${what.join(' and of ')} was damaged: what could not be read is back at its default. Check ${ofProject && names.length > 0 ? 'both' : 'this'} before you go on.`;
}

function leftOut(count: number): string {
  return count === 0
    ? ''
    : `, without ${plural(count, 'photo')} that ${count === 1 ? 'has' : 'have'} no score`;
}

const isAre = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');
const wasWere = (names: readonly string[]) => (names.length === 1 ? 'was' : 'were');
