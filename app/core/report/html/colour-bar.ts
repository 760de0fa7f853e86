import { COLOURS, colourMap, type ColourMapId } from '../../heatmap/colour-map';
import type { HeatScale } from '../../heatmap/scale';
import { html, type Markup } from './markup';
import { scoreDigits } from './words';

const STOPS = 17;

/** The colours of the heat with the numbers that they stand for; the threshold is in the middle. */
export function colourBar(id: ColourMapId, { low, threshold, high }: HeatScale): Markup {
  const numbers = [low, threshold, high].map(scoreDigits);
  return html`<figure class="colour-bar">
    <svg
      viewBox="0 0 256 12"
      preserveAspectRatio="none"
      role="img"
      aria-label="Colours of the heat, from ${numbers[0]!} over ${numbers[1]!} to ${numbers[2]!}"
    >
      <defs>
        <linearGradient id="heat-colours">${stopsOf(id)}</linearGradient>
      </defs>
      <rect width="256" height="12" fill="url(#heat-colours)" />
      <path d="M128 0V12" stroke="#fff" stroke-width="3" />
      <path d="M128 0V12" stroke="#000" stroke-width="1" />
    </svg>
    <figcaption>
      <span>${numbers[0]!} <small>clear below</small></span>
      <span>${numbers[1]!} <small>odd from here</small></span>
      <span>${numbers[2]!} <small>or more</small></span>
    </figcaption>
  </figure>`;
}

function stopsOf(id: ColourMapId): Markup[] {
  const colours = colourMap(id);
  return Array.from({ length: STOPS }, (_, i) => {
    const share = i / (STOPS - 1);
    const at = 3 * Math.round(share * (COLOURS - 1));
    const rgb = `rgb(${colours.slice(at, at + 3).join(' ')})`;
    return html`<stop offset="${share}" stop-color="${rgb}" />`;
  });
}
