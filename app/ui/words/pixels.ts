import type { Unlike } from '../../core/project/unlike';
import { whiteOf, type SampleBits, type SampleDepth } from '../../core/image/sample-range';
import { formatCount, formatPixels, listed } from './format';

/** A range of samples, as it is chosen. */
export function rangeName(bits: SampleBits): string {
  return `${bits}-bit (0 to ${formatCount(whiteOf(bits))})`;
}

/** Said once, when the range is read from photos. */
export function rangeNotice(bits: SampleBits, from: 'references' | 'queries'): string {
  const whose = from === 'references' ? 'the references' : 'these photos';
  return `Files of 16 bits a sample are read as ${bits}-bit camera data, 0 to ${formatCount(whiteOf(bits))}, since ${whose} use no more. It can be changed in the details.`;
}

/** Said of photos whose black and white no standard says. */
export function valuesWords(
  photos: readonly { readonly name: string; readonly black: number; readonly white: number }[],
): string {
  const byRange = new Map<string, string[]>();
  for (const { name, black, white } of photos) {
    const range = `${formatCount(black)} (black) to ${formatCount(white)} (white)`;
    byRange.set(range, [...(byRange.get(range) ?? []), name]);
  }
  const clauses = [...byRange].map(([range, names]) => `${listed(names)} from ${range}`);
  const unlike = byRange.size > 1 ? ' Scores of photos read differently cannot be compared.' : '';
  return `Floating-point, signed and 32-bit numbers are read by what a photo holds: ${clauses.join('; ')}.${unlike}`;
}

/** In what a photo is far from all references, one clause each. */
function unlikeWords(unlike: Unlike): string {
  switch (unlike.kind) {
    case 'shape':
      return `its shape is ${shape(unlike.own)}, the references’ ${shape(unlike.nearest)}`;
    case 'size':
      return `it has ${formatPixels(unlike.own.width, unlike.own.height)}, the references ${formatPixels(unlike.nearest.width, unlike.nearest.height)}`;
    case 'brightness':
      return `its mean brightness is ${Math.round(unlike.own)} of 255, the references’ ${Math.round(unlike.nearest)}`;
    case 'range':
      return `it holds ${unlike.reach}-bit data and is read as ${unlike.readAs}-bit: what is lighter comes out white`;
  }
}

function shape({ width, height }: { readonly width: number; readonly height: number }): string {
  const ratio = (one: number, other: number) => Number((one / other).toFixed(2));
  return width >= height ? `${ratio(width, height)} : 1` : `1 : ${ratio(height, width)}`;
}

/** Why a photo may not be comparable with the references; empty where nothing is against it. */
export function unlikeSentence(unlike: readonly Unlike[]): string {
  if (unlike.length === 0) return '';
  const clauses = unlike.map(unlikeWords).join('; ');
  const isRangeAlone = unlike.every(({ kind }) => kind === 'range');
  const question = isRangeAlone ? '.' : '. Another product or another camera setting?';
  return `${clauses.charAt(0).toUpperCase()}${clauses.slice(1)}${question}`;
}

/** How deep a file is, and how it was read. */
export function depthWords({ reach, readAs }: SampleDepth): string {
  return reach === readAs ? `${reach} bits used` : `${reach} bits used, read as ${readAs}-bit`;
}

/** Of a reference that shows the same as another one. */
export function sameWords(original: string): string {
  return `The same picture as ${original}: both count once for the threshold.`;
}
