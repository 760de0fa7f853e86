import type { Size } from '../../image/geometry';
import type { Region, Ring } from '../../regions/region';
import { upperRight } from '../../regions/ring-ends';
import { simplifyRing } from '../../regions/simplify';
import { html, type Markup } from './markup';

/** A thousandth of the longest side: nothing that shows, for a tenth of the points. */
const TOLERANCE_SHARE = 1 / 1000;

/** Height of the numbers as a share of the longest side. */
const NUMBER_SHARE = 1 / 28;

/** Lines around the regions with their numbers, over a picture of an image of `size`. */
export function outlinesSvg(regions: readonly Region[], size: Size): Markup | null {
  if (regions.length === 0) return null;
  const longest = Math.max(size.width, size.height);
  const rings = regions.flatMap(({ outers, holes }) => [...outers, ...holes]);
  const path = rings.map((ring) => pathOf(simplifyRing(ring, longest * TOLERANCE_SHARE))).join('');
  const height = Math.round(longest * NUMBER_SHARE);
  return html`<svg
    class="outlines"
    viewBox="0 0 ${size.width} ${size.height}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path class="ring-under" d="${path}" />
    <path class="ring" d="${path}" />
    ${regions.map((region) => numberText(region, size, height))}
  </svg>`;
}

function pathOf(ring: Ring): string {
  const points = Array.from({ length: ring.length / 2 }, (_, i) =>
    [ring[2 * i]!, ring[2 * i + 1]!].map((value) => Number(value.toFixed(1))).join(' '),
  );
  return points.length < 2 ? '' : `M${points.join('L')}Z`;
}

/** At the upper right end of the outline, pushed back where it would leave the picture. */
function numberText({ number, outers }: Region, size: Size, height: number): Markup {
  const end = upperRight(outers);
  const width = 0.6 * height * String(number).length;
  const x = Math.min(end.x + 0.2 * height, size.width - width - 0.2 * height);
  const y = Math.max(end.y - 0.1 * height, height);
  return html`<text class="number" x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${height}">
    ${number}
  </text>`;
}
