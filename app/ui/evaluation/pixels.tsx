import { LEAST_OVERLAP } from '../../core/evaluation/region-recall';
import { selectMapThreshold } from '../../state/store/selectors';
import type { Job, PixelEvaluationState } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { formatCount, formatScore, jobWords, plural } from '../words/format';
import { formatMetric, formatShare } from '../words/evaluation';
import { problemWords } from '../words/problems';
import { Metric } from './metric';

/** How well the score maps find the defects that the masks show. */
export function Pixels({ masked }: { masked: number }) {
  const pixels = useAppState((state) => state.pixels);
  const measuring = useAppState((state) => state.measuring);
  return (
    <section className="proof-part" aria-label="Against masks">
      <h3>Where the defects are</h3>
      {masked === 0 ? (
        <p className="proof-note">
          With masks of the defects (a folder <code>ground_truth</code> beside <code>test</code>)
          the maps are measured too.
        </p>
      ) : (
        (measuring && <Measuring job={measuring} />) || <Outcome pixels={pixels} />
      )}
    </section>
  );
}

function Measuring({ job }: { job: Job }) {
  const app = useApp();
  return (
    <div className="proof-measuring">
      <progress aria-label="Measuring" max={job.total} value={job.done} />
      <span>{jobWords(job).count} steps</span>
      <Button aria-label="Cancel measuring" onClick={() => app.pixelEvaluation.cancel()}>
        Cancel
      </Button>
    </div>
  );
}

function Outcome({ pixels }: { pixels: PixelEvaluationState }) {
  const app = useApp();
  switch (pixels.kind) {
    case 'none':
      return <p className="proof-note">Measured once the inspection is at rest …</p>;
    case 'cancelled':
    case 'failed':
      return (
        <div className="proof-measuring">
          <span>
            {pixels.kind === 'failed' ? problemWords(pixels.problem).full : 'Not measured.'}
          </span>
          <Button onClick={() => void app.pixelEvaluation.again()}>Measure</Button>
        </div>
      );
    case 'measured':
      return <Measured pixels={pixels} />;
  }
}

function Measured({ pixels }: { pixels: Extract<PixelEvaluationState, { kind: 'measured' }> }) {
  const threshold = useAppState(selectMapThreshold);
  const { metrics, images, masks } = pixels;
  const { pixelAuroc, aupro, regionLimits } = metrics;
  const regions = regionLimits.length;
  const found =
    threshold === null ? null : regionLimits.filter((limit) => limit >= threshold).length;
  if (masks === 0) return <LeftOut pixels={pixels} />;
  return (
    <>
      <dl className="metrics metrics-row">
        <Metric
          name="Pixel AUROC"
          value={formatMetric(pixelAuroc)}
          meaning="Chance that a defective pixel scores above a normal one; large defects count most."
        />
        <Metric
          name="AUPRO"
          value={formatMetric(aupro)}
          note="to 30 % false positives"
          meaning="Mean share of each defect that is covered; a small one counts as much as a large one."
        />
        {found !== null && threshold !== null && (
          <Metric
            name="Defects found"
            value={formatShare(found / regions)}
            note={`at ${formatScore(threshold)} on the map`}
            meaning={`${formatCount(found)} of ${plural(regions, 'marked area')} are covered to at least ${formatShare(LEAST_OVERLAP)}.`}
          />
        )}
      </dl>
      <p className="proof-note">
        From {plural(masks, 'mask')} and {plural(images - masks, 'good photo')}.
      </p>
      <LeftOut pixels={pixels} />
    </>
  );
}

/** Masks that are not measured, and why. */
function LeftOut({ pixels }: { pixels: Extract<PixelEvaluationState, { kind: 'measured' }> }) {
  const { leftOut, empty } = pixels;
  return (
    <>
      {empty.length > 0 && (
        <p className="proof-note">
          Not measured, as {empty.length === 1 ? 'this mask marks' : 'these masks mark'} nothing
          although the part is labelled defective: {empty.join(', ')}.
        </p>
      )}
      {leftOut.map(({ path, problem }) => (
        <p key={path} className="proof-note">
          {path} is left out. {problemWords(problem).full}
        </p>
      ))}
    </>
  );
}
