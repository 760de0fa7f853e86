import { MOST_RULE_NAME } from '../../core/regions/severity';
import type { KnownLength, knownLengthFault } from '../../core/regions/known-length';
import type { RuleFault, Severity } from '../../core/regions/severity';
import { formatLength, formatPixels, plural } from './format';

export const severityNames: Readonly<Record<Severity, string>> = {
  minor: 'minor',
  major: 'major',
  critical: 'critical',
};

type LengthFault = NonNullable<ReturnType<typeof knownLengthFault>>;

export const knownLengthFaultWords: Readonly<Record<LengthFault, string>> = {
  'not-positive': 'Type the length in millimetres, a number above 0.',
  'too-short': 'The line is too short: draw it over at least 5 pixels.',
};

/** `0.125 mm a pixel`. */
export function scaleWords(mmPerPx: number): string {
  return `${formatLength(mmPerPx)} mm a pixel`;
}

/** For which photos the scale holds, and how many it may not hold for. */
export function scaleHint({ image }: KnownLength, otherSizes: number): string {
  const size = formatPixels(image.width, image.height);
  if (otherSizes === 0) return `Holds for photos of the same framing and size (${size}).`;
  const have = `${plural(otherSizes, 'photo')} ${otherSizes === 1 ? 'has' : 'have'}`;
  return `Drawn on a photo of ${size}. ${have} another size: there it holds only if a pixel covers as much of the part.`;
}

const faultReasons: Readonly<Record<RuleFault['reason'], string>> = {
  empty: 'Give the rule a name.',
  'too-long': `At most ${MOST_RULE_NAME} characters.`,
  taken: 'Another rule has this name.',
  unknown: 'Choose a severity.',
  'not-positive': 'A number above 0, or nothing for no limit.',
  'above-100': 'At most 100 %.',
};

export function ruleFaultWords({ reason }: RuleFault): string {
  return faultReasons[reason];
}
