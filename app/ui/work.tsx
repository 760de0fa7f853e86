import { lazy, Suspense, useCallback } from 'react';
import { showEvaluation } from '../state/actions/view';
import { Banner } from './banner/banner';
import { Queries } from './bins/queries';
import { References } from './bins/references';
import { useApp, useAppState, useUiState, useUiStore } from './shared/app-context';
import { selectCounts } from './shared/derived';
import { Dialog } from './kit/dialog';
import { isStripShown } from './shared/list-actions';
import type { SheetName } from './shared/ui-store';
import { useLayout } from './kit/use-media';
import { useStages } from './kit/use-stages';
import { Details } from './details/details';
import { Guide } from './guide/guide';
import { TrialBar } from './trial/trial-bar';
import { Grid } from './grid/grid';
import { Loupe } from './loupe/loupe';
import { LoupeCard } from './loupe/loupe-card';
import { LoupeKeys } from './loupe/loupe-keys';
import { BottomBar } from './shell/bottom-bar';
import { Strip } from './strip/strip';
import { Viewer } from './viewer/viewer';

const CameraView = lazy(async () => ({
  default: (await import('./camera/camera-view')).CameraView,
}));
const Evaluation = lazy(async () => ({
  default: (await import('./evaluation/evaluation')).Evaluation,
}));

const sheetsOf: Readonly<Record<'phone' | 'medium' | 'wide', readonly SheetName[]>> = {
  phone: ['references', 'queries', 'details'],
  medium: ['details'],
  wide: [],
};

/** The page once there are photos. */
export function Work() {
  const layout = useLayout();
  const stage = useStages(2);
  const sheets = sheetsOf[layout];
  const camera = useUiState((state) => state.camera !== null);
  const evaluation = useAppState((state) => state.view.evaluation) && !camera;
  return (
    <>
      <div className="work" data-layout={layout} data-camera={camera}>
        {layout !== 'phone' && (
          <div className="work-left">
            <References />
            <Queries />
          </div>
        )}
        <main className="work-centre">
          <Banner />
          {!camera && <Guide />}
          <TrialBar />
          {camera ? (
            <Suspense>
              <CameraView />
            </Suspense>
          ) : evaluation && layout !== 'phone' ? (
            <Suspense>
              <Evaluation />
            </Suspense>
          ) : (
            stage > 0 && <Pictures />
          )}
        </main>
        {layout === 'wide' && !camera && (
          <div className="work-right">{stage > 1 && <Details loupe={<Loupe />} />}</div>
        )}
      </div>
      {stage > 1 && <LoupeKeys />}
      {layout === 'phone' && !camera && <BottomBar />}
      <Sheet allowed={sheets} />
      {evaluation && layout === 'phone' && <EvaluationSheet />}
    </>
  );
}

/** One photo in the viewer, or all of them. */
function Pictures() {
  const layout = useLayout();
  const hasQueries = useAppState((state) => selectCounts(state).queries > 0);
  const grid = useUiState((state) => state.grid);
  const strip = useUiState((state) => isStripShown(state.strip, layout));
  if (grid && hasQueries) return <Grid />;
  return (
    <>
      <Viewer>{layout !== 'wide' && <LoupeCard />}</Viewer>
      {strip && hasQueries && <Strip />}
    </>
  );
}

function EvaluationSheet() {
  const app = useApp();
  const close = useCallback(() => showEvaluation(app, false), [app]);
  return (
    <Dialog shape="sheet" label="Proof panel" onClose={close}>
      <Suspense>
        <Evaluation />
      </Suspense>
    </Dialog>
  );
}

const sheetTitles = {
  references: 'References',
  queries: 'To inspect',
  details: 'Details',
} as const;

function Sheet({ allowed }: { allowed: readonly SheetName[] }) {
  const ui = useUiStore();
  const sheet = useUiState((state) => state.sheet);
  const close = useCallback(() => ui.setState({ sheet: null }), [ui]);
  if (!sheet || !allowed.includes(sheet)) return null;
  return (
    <Dialog key={sheet} shape="sheet" label={`${sheetTitles[sheet]} panel`} onClose={close}>
      {sheet === 'references' && <References />}
      {sheet === 'queries' && <Queries />}
      {sheet === 'details' && <Details loupe={<Loupe />} />}
    </Dialog>
  );
}
