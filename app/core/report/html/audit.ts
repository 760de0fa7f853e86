import type { SeverityLimits, SeverityRule } from '../../regions/severity';
import type { ReportFacts, ReportImage } from './facts';
import { foreign } from './foreign-text';
import { html, type Markup, type Part } from './markup';

/** Everything needed to reproduce the report, or to verify that another one is the same. */
export function audit(facts: ReportFacts, images: readonly ReportImage[]): Markup {
  return html`<section class="audit" aria-labelledby="audit">
    <h2 id="audit">For the audit</h2>
    <dl class="settings">${settings(facts)}</dl>
    <h3>SHA-256 of every photo</h3>
    <div class="wide-table" tabindex="0" role="region" aria-label="SHA-256 of every photo">
      <table class="hashes">
        <thead>
          <tr>
            <th scope="col">Photo</th>
            <th scope="col">Used as</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${facts.references.map(({ name, hash }) => hashLine(name, 'reference', hash))}
          ${images.map(({ path, hash }) => hashLine(path, 'inspected', hash))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function hashLine(name: string, use: string, hash: string | null): Markup {
  return html`<tr>
    <th scope="row">${foreign(name)}</th>
    <td>${use}</td>
    <td><code>${hash ?? 'not read'}</code></td>
  </tr>`;
}

function settings(facts: ReportFacts): Markup[] {
  const { featureSpec: spec, regions, severityRules } = facts;
  const { smallest, mmPerPx } = regions;
  const lines: readonly (readonly [string, Part])[] = [
    ['Made', facts.madeAt],
    ['Made with', `Oddspot ${facts.appVersion}`],
    ['Project id', facts.projectId ?? 'not kept'],
    ['Backbone', spec.backbone],
    ['Weights, SHA-256', `${spec.weights} …`],
    ['Levels', spec.levels.join(', ')],
    ['Input', `${spec.inputAreaPx} px in area, preprocessing ${spec.preprocessing}`],
    ['Directions', facts.directions === 1 ? 'upright' : `${facts.directions}, any angle`],
    ['Computed with', facts.backend ?? 'not known'],
    ['Threshold', `${exact(facts.decision.threshold)}${facts.isOwnThreshold ? ', by hand' : ''}`],
    ['Unsure from', exact(facts.decision.unsureFrom)],
    ['Map threshold', exact(regions.threshold)],
    ['Smoothing', `${exact(regions.smoothingPx)} px`],
    ['Smallest region', `${exact(smallest.value)} ${smallest.unit === 'percent' ? '%' : 'mm²'}`],
    ['Scale', mmPerPx === null ? 'not known' : `${exact(mmPerPx)} mm a pixel`],
    ['Severity rules', rules(severityRules)],
  ];
  return lines.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
}

function rules(all: readonly SeverityRule[]): Markup {
  return html`<ul>
    ${all.map(
      ({ name, severity, atLeast }) =>
        html`<li>${foreign(name)}: ${severity}, ${limitWords(atLeast)}</li>`,
    )}
    <li>All others: minor</li>
  </ul>`;
}

function limitWords({ areaPercent, areaMm2, peakRatio, oneIn }: SeverityLimits): string {
  const limits = [
    areaPercent === undefined ? null : `at least ${exact(areaPercent)} % of the image`,
    areaMm2 === undefined ? null : `at least ${exact(areaMm2)} mm²`,
    peakRatio === undefined ? null : `a peak of at least ${exact(peakRatio)} times the threshold`,
    oneIn === undefined ? null : `at most 1 in ${exact(oneIn)} good parts peaks as high`,
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? 'every region' : limits.join(' and ');
}

/** Six digits, without zeros at the end. */
function exact(value: number): string {
  return String(Number(value.toPrecision(6)));
}
