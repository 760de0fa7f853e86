import { verdictOf, type Verdict } from '../../calibration/verdict';
import { colourBar } from './colour-bar';
import type { ReportFacts, ReportImage, ReportReference } from './facts';
import { foreign } from './foreign-text';
import { html, type Markup } from './markup';
import { countWords, dataUrl, scoreDigits, verdictMark } from './words';

const ORDER: readonly Verdict[] = ['anomalous', 'unsure', 'normal'];

/** Results, threshold with its origin, and the references. */
export function summary(facts: ReportFacts, images: readonly ReportImage[]): Markup {
  const scored = images.filter(({ score }) => score !== null);
  const failed = images.length - scored.length;
  const count = (verdict: Verdict) =>
    scored.filter(({ score }) => verdictOf(score, facts.decision) === verdict).length;
  return html`<section class="summary" aria-labelledby="summary">
    <h2 id="summary">Summary</h2>
    <dl class="counts">
      <div>
        <dt>Inspected</dt>
        <dd>${scored.length}</dd>
      </div>
      ${ORDER.map(
        (verdict) =>
          html`<div>
            <dt>${verdictMark(verdict)}</dt>
            <dd data-count="${verdict}">${count(verdict)}</dd>
          </div>`,
      )}
      ${
        failed === 0
          ? null
          : html`<div>
              <dt>Not inspected</dt>
              <dd>${failed}</dd>
            </div>`
      }
    </dl>
    <div class="grounds">
      ${thresholdWords(facts)}
      <div>
        <h3>Colours of the heat</h3>
        ${colourBar(facts.colourMap, facts.scale)}
        <p>
          Heat and outlines show where a photo is unlike the references. They are drawn for the
          threshold of this report.
        </p>
      </div>
    </div>
    ${references(facts.references)}
  </section>`;
}

function thresholdWords(facts: ReportFacts): Markup {
  const { decision, isOwnThreshold, calibrationWords, trustWords } = facts;
  const told = calibrationWords === null ? null : html`<p>${foreign(calibrationWords)}</p>`;
  return html`<div>
    <h3>Threshold ${scoreDigits(decision.threshold)}</h3>
    <p>
      A photo that scores ${scoreDigits(decision.threshold)} or more is called anomalous; one that
      comes close, from ${scoreDigits(decision.unsureFrom)} on, unsure.
      ${isOwnThreshold ? 'The threshold was set by hand.' : null}
    </p>
    ${isOwnThreshold ? null : told}
    <p>${falseAlarms(facts)}</p>
    ${isOwnThreshold || trustWords === null ? null : html`<p><b>Trust</b> ${foreign(trustWords)}</p>`}
  </div>`;
}

function falseAlarms({ falseAlarmOneIn: oneIn, isRarer }: ReportFacts): string | null {
  if (oneIn === null) return null;
  const number = oneIn < 10 ? oneIn.toPrecision(2) : String(Math.round(oneIn));
  const often = isRarer ? `fewer than 1 in ${number}` : `about 1 in ${number}`;
  return `Expected false alarms: ${often} good parts.`;
}

function references(all: readonly ReportReference[]): Markup {
  return html`<h3>Compared with ${countWords(all.length, 'reference')}</h3>
    <ul class="references">
      ${all.map(
        ({ name, thumbnail }) =>
          html`<li>
            ${thumbnail && html`<img src="${dataUrl(thumbnail)}" alt="" decoding="async" />`}
            <span>${foreign(name)}</span>
          </li>`,
      )}
    </ul>`;
}
