import { cancelUnpacking } from '../../state/actions/load';
import { cancelOpeningProject } from '../../state/actions/project-file';
import { cancelSaving } from '../../state/actions/saving';
import { cancelInspection, resumeInspection } from '../../state/actions/run';
import { cancelSurvey } from '../../state/actions/view';
import type { Job } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts } from '../shared/derived';
import { formatCount, jobWords, plural } from '../words/format';
import { LiveRegion } from '../kit/live-region';

/** Running jobs with their progress and a button to cancel. */
export function Progress() {
  const app = useApp();
  const inspecting = useAppState((state) => state.inspecting);
  const loading = useAppState((state) => state.loading);
  const exporting = useAppState((state) => state.exporting);
  const checkingDetection = useAppState((state) => state.checkingDetection);
  const surveying = useAppState((state) => state.surveying);
  const isBusy = inspecting || loading || exporting || checkingDetection;
  return (
    <div className="progress">
      {loading?.kind === 'load' && <JobLine verb="Loading" job={loading} />}
      {loading?.kind === 'unpack' && (
        <JobLine verb="Unpacking" job={loading} onCancel={() => cancelUnpacking(app)} />
      )}
      {loading?.kind === 'open' && (
        <JobLine verb="Opening" job={loading} onCancel={() => cancelOpeningProject(app)} />
      )}
      {exporting && <JobLine verb="Saving" job={exporting} onCancel={() => cancelSaving(app)} />}
      {inspecting && !loading && !exporting && (
        <JobLine verb="Inspecting" job={inspecting} onCancel={() => cancelInspection(app)} />
      )}
      {checkingDetection && !inspecting && !loading && !exporting && (
        <JobLine
          verb="Drawing defects"
          job={checkingDetection}
          onCancel={() => app.detectionCheck.cancel()}
        />
      )}
      {surveying && !isBusy && (
        <JobLine verb="Finding regions" job={surveying} onCancel={() => cancelSurvey(app)} />
      )}
      {!isBusy && !surveying && <Paused />}
      <Announcement />
    </div>
  );
}

function JobLine(props: { verb: string; job: Job; onCancel?: () => void }) {
  const { verb, job, onCancel } = props;
  const { count, rate, left } = jobWords(job);
  const known = job.total > 0;
  return (
    <>
      <span
        className="progress-track"
        role="progressbar"
        aria-label={verb}
        aria-valuemin={0}
        aria-valuemax={job.total || 1}
        aria-valuenow={known ? job.done : undefined}
        aria-valuetext={known ? count : `${verb}, please wait`}
        data-unknown={!known}
      >
        <span style={{ transform: `scaleX(${known ? job.done / job.total : 1})` }} />
      </span>
      <span className="progress-count">{known ? count : `${verb} …`}</span>
      <span className="progress-rate">{rate}</span>
      <span className="progress-left">{left && `${left} left`}</span>
      {onCancel && (
        <Button onClick={onCancel} aria-label={`Cancel ${verb.toLowerCase()}`}>
          Cancel
        </Button>
      )}
    </>
  );
}

function Paused() {
  const app = useApp();
  const paused = useAppState((state) => state.paused);
  const left = useAppState((state) => selectCounts(state).left);
  if (!paused || left === 0) return null;
  return (
    <>
      <span>Paused: {formatCount(left)} left</span>
      <Button kind="primary" onClick={() => resumeInspection(app)}>
        Resume
      </Button>
    </>
  );
}

/** The same in words for screen readers: now and then on the way, at once at the end. */
function Announcement() {
  const text = useAppState((state) => {
    const { scored, anomalous, left, failed } = selectCounts(state);
    if (state.loading?.kind === 'unpack') return 'Unpacking';
    if (state.loading?.kind === 'open') return 'Opening the project file';
    if (state.loading) return 'Loading the sample';
    if (state.exporting) return `Saving, ${jobWords(state.exporting).count}`;
    if (state.paused && left > 0) return `Paused, ${formatCount(left)} left`;
    if (state.inspecting) {
      const words = jobWords(state.inspecting);
      return `Inspecting, ${words.count}${words.left ? `, ${words.left} left` : ''}`;
    }
    if (scored === 0) return '';
    // The engine is still on its way: what is on the page may be of an earlier bank.
    if (left > 0) return `${plural(left, 'photo')} left`;
    const failures = failed > 0 ? `, ${formatCount(failed)} failed` : '';
    return `${plural(scored, 'photo')} inspected, ${formatCount(anomalous)} anomalous${failures}`;
  });
  const urgent = useAppState((state) => !state.inspecting && !state.exporting);
  return <LiveRegion text={text} urgent={urgent} />;
}
