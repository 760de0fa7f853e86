import type { Decision } from '../../calibration/verdict';
import { verdictOf } from '../../calibration/verdict';
import { positionWords } from '../position-words';
import type { RatedRegion } from '../region-rows';
import type { ReportImage } from './facts';
import { foreign, visibleText } from './foreign-text';
import { html, type Markup } from './markup';
import { outlinesSvg } from './outlines';
import { areaWords, dataUrl, scoreDigits, severityMark, verdictMark } from './words';

/** Facts of one inspected photo, with its picture where the report has one. */
export function imageSection(image: ReportImage, decision: Decision): Markup {
  const { rank, name, path, score, size, comment } = image;
  const verdict = verdictOf(score, decision);
  const folder = path === name ? null : foreign(path);
  return html`<article
    class="image"
    id="photo-${rank}"
    data-score="${score}"
    aria-labelledby="name-${rank}"
  >
    ${picture(image)}
    <div class="told">
      <header>
        <h3 id="name-${rank}"><span class="rank">${rank}</span> ${foreign(name)}</h3>
        <p class="standing">
          <b class="score">${score === null ? null : scoreDigits(score)}</b> ${verdictMark(verdict)}
          <span class="was" hidden>in the report: <span class="word">${verdict}</span></span>
        </p>
      </header>
      ${image.sentence === null ? null : html`<p class="sentence">${foreign(image.sentence)}</p>`}
      ${image.regions && image.regions.length > 0 ? regionTable(image) : null}
      ${comment === '' ? null : html`<blockquote class="comment">${foreign(comment)}</blockquote>`}
      <p class="marks">
        ${image.label === null ? null : html`<span>Label: ${image.label}</span>`}
        ${image.flagged ? html`<span>⚑ flagged</span>` : null}
        ${size && html`<span>${size.width} × ${size.height} px</span>`} ${folder}
      </p>
    </div>
  </article>`;
}

function picture({ name, picture: shown, regions, size, thumbnail }: ReportImage): Markup | null {
  if (!size) return null;
  if (!shown) {
    return html`<div class="picture small">
      ${
        thumbnail &&
        html`<img src="${dataUrl(thumbnail)}" alt="${visibleText(name)}, small" decoding="async" />`
      }
      <p>Saved without its large picture.</p>
    </div>`;
  }
  return html`<figure class="picture">
    <div class="layers">
      <img
        src="${dataUrl(shown.photo)}"
        width="${size.width}"
        height="${size.height}"
        alt="${visibleText(name)}"
        decoding="async"
      />
      <img class="heat" src="${dataUrl(shown.heat)}" alt="" decoding="async" />
      ${regions && outlinesSvg(regions, size)}
    </div>
  </figure>`;
}

function regionTable({ regions, size, name }: ReportImage): Markup {
  return html`<table class="regions">
    <caption class="unseen">
      Regions of ${visibleText(name)}
    </caption>
    <thead>
      <tr>
        <th scope="col">Region</th>
        <th scope="col">Place</th>
        <th scope="col" class="digits">Size</th>
        <th scope="col" class="digits">Peak</th>
        <th scope="col">Severity</th>
      </tr>
    </thead>
    <tbody>
      ${regions!.map((region) => regionLine(region, positionWords(region.centre, size!)))}
    </tbody>
  </table>`;
}

function regionLine(region: RatedRegion, place: string): Markup {
  const rule = region.rule === null ? null : html` <small>${foreign(region.rule)}</small>`;
  return html`<tr>
    <th scope="row">${region.number}</th>
    <td>${place}</td>
    <td class="digits">${areaWords(region)}</td>
    <td class="digits">${scoreDigits(region.peak)}</td>
    <td>${severityMark(region.severity)}${rule}</td>
  </tr>`;
}
