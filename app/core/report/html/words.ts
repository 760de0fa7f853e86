import type { Verdict } from '../../calibration/verdict';
import { severities, type Severity } from '../../regions/severity';
import type { RatedRegion } from '../region-rows';
import { areaDigits } from '../area-digits';
import { html, Markup } from './markup';
import type { Picture } from './facts';
import { base64 } from './base64';
import { verdictSigns } from './verdict-signs';

/** @param verdict null for photos without inspection */
export function verdictMark(verdict: Verdict | null): Markup {
  if (verdict === null) return html`<span class="verdict">not inspected</span>`;
  return html`<span class="verdict" data-verdict="${verdict}"
    ><span class="sign" aria-hidden="true">${verdictSigns[verdict]}</span
    ><span class="word">${verdict}</span></span
  >`;
}

export function severityMark(severity: Severity): Markup {
  return html`<span class="severity" data-severity="${severity}">${severity}</span>`;
}

/** Two decimals: the digits that people compare. */
export function scoreDigits(score: number): string {
  return score.toFixed(2);
}

export function countWords(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Area on the part where there is a scale, else the share of the image. */
export function areaWords({ areaMm2, areaPercent }: Area): string {
  return areaMm2 === null ? `${areaDigits(areaPercent)} %` : `${areaDigits(areaMm2)} mm²`;
}

type Area = Pick<RatedRegion, 'areaMm2' | 'areaPercent'>;

/** Area of all regions of an image together; null without any. */
export function wholeArea(regions: readonly Area[]): Area | null {
  if (regions.length === 0) return null;
  const isKnown = regions.every(({ areaMm2 }) => areaMm2 !== null);
  return {
    areaPercent: regions.reduce((sum, { areaPercent }) => sum + areaPercent, 0),
    areaMm2: isKnown ? regions.reduce((sum, { areaMm2 }) => sum + areaMm2!, 0) : null,
  };
}

/** Null without regions. */
export function worstOf(regions: readonly RatedRegion[]): Severity | null {
  const worst = Math.max(-1, ...regions.map(({ severity }) => severities.indexOf(severity)));
  return severities[worst] ?? null;
}

/** The address of a picture inside of the file itself. */
export function dataUrl({ type, bytes }: Picture): Markup {
  return html`data:${type};base64,${new Markup([base64(bytes)])}`;
}
