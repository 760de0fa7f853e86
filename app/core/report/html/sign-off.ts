import { html, verbatim, type Markup } from './markup';

const DECISIONS = ['Accepted', 'Accepted with remarks', 'Rejected'];

/** Fields for screen and paper. What is typed stays in the page, and prints. */
export function signOff(): Markup {
  return html`<section class="sign-off" aria-labelledby="sign-off">
    <h2 id="sign-off">Sign-off</h2>
    <p class="screen-only">
      What you type here stays in this page and is printed with it. It is gone when the page closes.
    </p>
    <div class="fields">
      ${field('Name', 'name')} ${field('Role', 'role')} ${field('Date', 'date')}
      <fieldset>
        <legend>Decision</legend>
        ${DECISIONS.map(
          (decision) =>
            html`<label
              ><input type="radio" name="decision" value="${decision}" /> ${decision}</label
            >`,
        )}
      </fieldset>
      <label class="remark">Remark<textarea rows="3" autocomplete="off"></textarea></label>
      <p class="signature paper-only">Signature</p>
    </div>
  </section>`;
}

function field(label: string, id: string): Markup {
  return html`<label>${label}<input type="text" id="sign-${id}" autocomplete="off" /></label>`;
}

/** The reader's own view of the results; shown by the script, without which nothing of it works. */
export const controls = verbatim(`<section class="controls" aria-label="View" hidden>
  <div class="threshold">
    <label for="threshold">Threshold</label>
    <input type="range" id="threshold-slider" aria-label="Threshold, slider" />
    <input type="number" id="threshold" step="0.01" inputmode="decimal" />
    <button type="button" id="reset" hidden>Reset</button>
  </div>
  <fieldset class="filter">
    <legend class="unseen">Show</legend>
    <label><input type="radio" name="filter" value="all" checked /><span>All</span></label>
    <label><input type="radio" name="filter" value="anomalous" /><span>! Anomalous</span></label>
    <label><input type="radio" name="filter" value="unsure" /><span>? Unsure</span></label>
    <label><input type="radio" name="filter" value="normal" /><span>✓ Normal</span></label>
  </fieldset>
  <div class="switches">
    <label><input type="checkbox" id="heat" checked /> Heat</label>
    <label><input type="checkbox" id="outlines" checked /> Outlines</label>
  </div>
</section>
<p class="changed" id="changed" role="status"></p>
<p class="changed" id="filtered"></p>
`);
