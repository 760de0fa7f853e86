import { audit } from './audit';
import type { ReportFacts, ReportImage } from './facts';
import { foreign, visibleText } from './foreign-text';
import { html, verbatim, type Markup } from './markup';
import { tableHead } from './ranked-table';
import { controls, signOff } from './sign-off';
import { summary } from './summary';
import { countWords } from './words';

/** Style and script of a report, and the digests by which its own policy lets them in. */
export interface ReportShell {
  readonly style: string;
  readonly script: string;
  /** `sha256-` and base64, as in a Content-Security-Policy. */
  readonly styleDigest: string;
  readonly scriptDigest: string;
}

/** Style of the running header on paper: project, date and page. */
export function printHeader(projectName: string, madeAt: string): string {
  const left = cssString(`${visibleText(projectName)} · ${madeAt}`);
  return `@page{@top-left{content:${left}}@top-right{content:"Oddspot"}@bottom-right{content:counter(page) " / " counter(pages)}}`;
}

/** All but ASCII letters, digits and blanks as numbers, which a blank ends: the string stays whole. */
function cssString(text: string): string {
  const number = (sign: string) => `\\${sign.codePointAt(0)!.toString(16)} `;
  return `"${text.replace(/[^a-zA-Z0-9 ]/gu, number)}"`;
}

/**
 * A report up to the lines of its table, which `tableRow` makes.
 *
 * @param images without their pictures
 */
export function reportBegin(
  facts: ReportFacts,
  shell: ReportShell,
  images: readonly ReportImage[],
): Markup {
  return html`${head(facts, shell)}
    <header class="top">
      <p class="kind">Inspection report</p>
      <h1>${foreign(facts.projectName)}</h1>
      <p>${facts.madeAt} · ${countWords(images.length, 'photo')}</p>
    </header>
    ${verbatim('<main>')} ${summary(facts, images)} ${controls}
    ${verbatim('<section class="results" aria-labelledby="results">')}
    <h2 id="results">Results</h2>
    ${verbatim('<table class="ranked">')}
    <caption class="unseen">
      All photos, the oddest first
    </caption>
    ${tableHead()} ${verbatim('<tbody>')}`;
}

/** Sections between the table and the photos; `imageSection` makes the latter. */
export function reportMiddle(): Markup {
  return verbatim(`</tbody></table>
<p class="none" hidden>No photo has this verdict.</p>
</section>
<section class="images" aria-labelledby="images">
<h2 id="images">Photos</h2>`);
}

/** A report after its photos. */
export function reportEnd(
  facts: ReportFacts,
  { script }: ReportShell,
  images: readonly ReportImage[],
): Markup {
  return html`${verbatim('</section>')}${signOff()}${audit(facts, images)}${verbatim(
    `</main>\n<script>${script}</script>\n</body>\n</html>\n`,
  )}`;
}

function head({ projectName, decision }: ReportFacts, shell: ReportShell): Markup {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src '${shell.styleDigest}'`,
    `script-src '${shell.scriptDigest}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { threshold, unsureFrom } = decision;
  // prettier-ignore
  return html`${verbatim('<!doctype html>\n<html lang="en-GB"')} data-threshold="${threshold}" data-unsure-share="${unsureFrom / threshold}"${verbatim('>\n<head>\n')}<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${visibleText(projectName)}: inspection report</title>
<style>${verbatim(shell.style)}</style>
${verbatim('</head>\n<body>\n')}`;
}
