import { verdictOf, type Decision } from '../../calibration/verdict';
import { severities } from '../../regions/severity';
import type { ReportImage } from './facts';
import { foreign } from './foreign-text';
import { html, type Markup } from './markup';
import {
  areaWords,
  dataUrl,
  scoreDigits,
  severityMark,
  verdictMark,
  wholeArea,
  worstOf,
} from './words';

const COLUMNS = [
  { id: 'rank', name: 'Rank', kind: 'digits' },
  { id: 'photo', name: 'Photo', kind: null },
  { id: 'name', name: 'Name', kind: 'text' },
  { id: 'score', name: 'Score', kind: 'digits' },
  { id: 'verdict', name: 'Verdict', kind: 'digits' },
  { id: 'label', name: 'Label', kind: 'text' },
  { id: 'severity', name: 'Severity', kind: 'digits' },
  { id: 'area', name: 'Area', kind: 'digits' },
  { id: 'flag', name: 'Flag', kind: 'digits' },
  { id: 'comment', name: 'Comment', kind: 'text' },
] as const;

/** The head of the table of all photos; a script puts buttons for sorting into it. */
export function tableHead(): Markup {
  return html`<thead>
    <tr>
      ${COLUMNS.map(
        ({ id, name, kind }) =>
          html`<th scope="col" class="col-${id}" data-sort="${kind ?? 'none'}">${name}</th>`,
      )}
    </tr>
  </thead>`;
}

/** The line of one photo; what it is sorted by stands in `data-value`. */
export function tableRow(image: ReportImage, decision: Decision): Markup {
  const { rank, name, path, score, label, flagged, comment, thumbnail } = image;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const severity = image.regions && worstOf(image.regions);
  const area = image.regions && wholeArea(image.regions);
  return html`<tr data-score="${score}">
    <td class="col-rank" data-value="${rank}">${rank ?? '–'}</td>
    <td class="col-photo">
      ${thumbnail && html`<img src="${dataUrl(thumbnail)}" alt="" decoding="async" />`}
    </td>
    <th scope="row" class="col-name" data-value="${name}">
      ${rank === null ? foreign(name) : html`<a href="#photo-${rank}">${foreign(name)}</a>`}
      ${folder === '' ? null : html`<small>${foreign(folder)}</small>`}
    </th>
    <td class="col-score" data-value="${score}">${score === null ? '–' : scoreDigits(score)}</td>
    <td class="col-verdict" data-value="${score}">
      ${verdictMark(verdictOf(score, decision))}
      ${image.problem === null ? null : html`<small>${foreign(image.problem)}</small>`}
    </td>
    <td class="col-label" data-value="${label}">${label}</td>
    <td class="col-severity" data-value="${severity && severities.indexOf(severity)}">
      ${severity && severityMark(severity)}
    </td>
    <td class="col-area" data-value="${area && area.areaPercent}">${area && areaWords(area)}</td>
    <td class="col-flag" data-value="${flagged ? 1 : null}">
      ${flagged ? html`<span aria-hidden="true">⚑</span> <span class="unseen">flagged</span>` : null}
    </td>
    <td class="col-comment" data-value="${comment === '' ? null : comment}">${foreign(comment)}</td>
  </tr>`;
}
