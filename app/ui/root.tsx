import { useCallback } from 'react';
import { showProof } from '../state/actions/view';
import type { App } from '../state/app';
import { Banner } from './banner/banner';
import { Queries } from './bins/queries';
import { References } from './bins/references';
import { AppProvider, useApp, useAppState, useUiState, useUiStore } from './components/app-context';
import { Dialog } from './components/dialog';
import type { FileInput } from './components/file-input';
import type { SheetName } from './components/ui-store';
import { useLayout } from './components/use-media';
import { Details } from './details/details';
import { DropOverlay } from './drop/drop-overlay';
import { Header } from './header/header';
import { Shortcuts } from './header/shortcuts';
import { useTheme } from './header/theme-choice';
import { Notices } from './notices/notices';
import { Proof } from './proof/proof';
import { BottomBar } from './shell/bottom-bar';
import { usePageKeys } from './shell/use-page-keys';
import { Viewer } from './viewer/viewer';
import { Welcome } from './welcome/welcome';

/** The whole page. `input` turns the browser's drops, choices and pastes into files. */
export function Root({ app, input }: { app: App; input: FileInput }) {
  return (
    <AppProvider app={app} input={input}>
      <Page />
    </AppProvider>
  );
}

function Page() {
  useTheme();
  usePageKeys();
  const isEmpty = useAppState((state) => state.order.length === 0);
  return (
    <div className="page">
      <Header />
      {isEmpty ? <Start /> : <Work />}
      <Notices />
      <Shortcuts />
      <DropOverlay />
    </div>
  );
}

function Start() {
  const failed = useAppState((state) => state.engine.phase === 'failed');
  return (
    <>
      {failed && <Banner />}
      <Welcome />
    </>
  );
}

const sheetsOf: Readonly<Record<'phone' | 'medium' | 'wide', readonly SheetName[]>> = {
  phone: ['references', 'queries', 'details'],
  medium: ['details'],
  wide: [],
};

function Work() {
  const layout = useLayout();
  const sheets = sheetsOf[layout];
  const proof = useAppState((state) => state.view.proof);
  return (
    <>
      <div className="work" data-layout={layout}>
        {layout !== 'phone' && (
          <div className="work-left">
            <References />
            <Queries />
          </div>
        )}
        <main className="work-centre">
          <Banner />
          {proof && layout !== 'phone' ? <Proof /> : <Viewer />}
        </main>
        {layout === 'wide' && (
          <div className="work-right">
            <Details />
          </div>
        )}
      </div>
      {layout === 'phone' && <BottomBar />}
      <Sheet allowed={sheets} />
      {proof && layout === 'phone' && <ProofSheet />}
    </>
  );
}

function ProofSheet() {
  const app = useApp();
  const close = useCallback(() => showProof(app, false), [app]);
  return (
    <Dialog shape="sheet" label="Proof panel" onClose={close}>
      <Proof />
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
      {sheet === 'details' && <Details />}
    </Dialog>
  );
}
