import type { Problem } from '../../core/project/problem';
import { say, type ProblemWords } from './say';
import { projectFileWords } from './project-file';
import { archiveWords } from './archives';
import { formatPixels } from './format';

/** Every problem in plain words. */
export function problemWords(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'empty-file':
      return say('Empty file', 'The file has 0 bytes. Copy it again from the camera or card.');
    case 'not-an-image':
      return say('Not an image', 'The content is not an image, whatever the name says. Remove it.');
    case 'truncated':
      return say(
        'File is cut short',
        'The end of the file is missing, as after an interrupted copy. Copy it again.',
      );
    case 'undecodable':
      return say(
        `Damaged ${problem.format}`,
        `The ${problem.format} data is damaged. Open it in an image editor and save it again.`,
      );
    case 'unsupported-format':
      return say(
        `${problem.format} not supported here`,
        `This browser cannot read ${problem.format}. Save the photo as JPEG or PNG.`,
      );
    case 'unsupported-feature':
      return say(
        `${problem.format} variant not supported`,
        `${problem.format} with ${problem.feature} is not supported. Save the photo as PNG or as a plain ${problem.format}.`,
      );
    case 'too-small':
      return say(
        `Too small: ${formatPixels(problem.width, problem.height)}`,
        `${formatPixels(problem.width, problem.height)} pixels are too few: each side needs at ` +
          `least ${problem.minSidePx}. Use the photo in its original size.`,
      );
    case 'too-large':
      return say(
        `Too large: ${formatPixels(problem.width, problem.height)}`,
        `${formatPixels(problem.width, problem.height)} pixels are more than the ` +
          `${problem.maxMegapixels} megapixels that fit in memory. Reduce the photo first.`,
      );
    case 'unreadable-file':
      return say(
        'File cannot be read',
        'The file was moved, renamed or its drive removed since it was added. Add it again.',
      );
    case 'mask-shape':
    case 'mask-turned':
      return maskWords(problem);
    case 'file-gone':
      return say(
        'A photo cannot be read',
        `The file ${problem.name} was moved, renamed or its drive removed since it was added. Remove it here or add it again, then save once more.`,
      );
    case 'archive-format':
    case 'archive-split':
    case 'archive-damaged':
    case 'zip-encrypted':
    case 'zip-damaged':
    case 'zip-method':
    case 'zip-too-many':
    case 'zip-too-large':
    case 'link':
      return archiveWords(problem);
    case 'project-file':
      return projectFileWords(problem.fault, problem.part);
    default:
      return engineWords(problem);
  }
}

type MaskProblem = Extract<Problem, { kind: 'mask-shape' | 'mask-turned' }>;

function maskWords(problem: MaskProblem): ProblemWords {
  switch (problem.kind) {
    case 'mask-shape':
      return say(
        'Mask of another shape',
        `The mask has ${formatPixels(problem.mask.width, problem.mask.height)} pixels, the photo ${formatPixels(problem.photo.width, problem.photo.height)}: they are not of one shape. Make the mask from this photo, uncut.`,
      );
    case 'mask-turned':
      return say(
        'Mask may be turned',
        'The photo is turned by its EXIF data, and the mask fits it both ways. Save the photo upright, without the EXIF orientation, and mask it anew.',
      );
  }
}

type EngineProblem = Extract<
  Problem,
  {
    kind:
      | 'engine-lost'
      | 'out-of-memory'
      | 'engine-failed'
      | 'part-missing'
      | 'save-failed'
      | 'storage-full'
      | 'storage-failed'
      | 'storage-newer';
  }
>;

function engineWords(problem: EngineProblem): ProblemWords {
  switch (problem.kind) {
    case 'engine-lost':
      return say(
        'Interrupted',
        `The computation stopped while it worked on this photo${because(problem.detail)}. Try again.`,
      );
    case 'out-of-memory':
      return say(
        'Out of memory',
        'There was not enough memory for this photo. Close other tabs, or reduce the photo, and try again.',
      );
    case 'engine-failed':
      return say(
        'Could not be computed',
        `The computation failed${because(problem.detail)}. Try again, or choose another backend.`,
      );
    case 'part-missing':
      return say(
        'Not loaded',
        'A part of Oddspot that this needs could not be loaded. Check the connection, reload this tab and try again.',
      );
    case 'save-failed':
      return say(
        'Could not be saved',
        `The file could not be written${because(problem.detail)}. Check the free space and try again.`,
      );
    case 'storage-full':
      return say(
        'No room left',
        'There is no room left for this project in the browser. Delete other projects, or save this one as a file.',
      );
    case 'storage-failed':
      return say(
        'Not kept',
        `The browser could not keep this project${because(problem.detail)}. Save it as a file before you close the tab.`,
      );
    case 'storage-newer':
      return say(
        'Newer version in use',
        'A newer version of Oddspot is in use in this browser, and projects are kept in its form. Reload this tab to work with it.',
      );
  }
}

function because(detail: string): string {
  const trimmed = detail.trim().replace(/\.$/, '');
  return trimmed ? ` (${trimmed})` : '';
}
