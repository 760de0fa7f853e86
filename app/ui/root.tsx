import { lazy, Suspense } from 'react';
import type { App } from '../state/app';
import { Banner } from './banner/banner';
import { AutosaveBanner } from './banner/autosave-banner';
import { AppProvider, useAppState, useUiState } from './shared/app-context';
import type { FileInput } from './shared/file-input';
import { DropOverlay } from './drop/drop-overlay';
import { Header } from './header/header';
import { useCommandKeys } from './commands/use-command-keys';
import { useStartCommand } from './commands/use-start-command';
import { useTheme } from './header/theme-choice';
import { Notices } from './notices/notices';
import { Reading } from './shell/reading';
import { Sheets } from './shell/sheets';
import { UpdateNotice } from './update/update-notice';
import { Welcome } from './welcome/welcome';

/** Code that the empty page does not need; loaded after the first paint. */
export const loadWork = () => import('./work');

const Work = lazy(async () => ({ default: (await loadWork()).Work }));

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
  useCommandKeys();
  useStartCommand();
  // The camera begins an inspection as well.
  const hasCamera = useUiState((state) => state.camera !== null);
  const isEmpty = useAppState((state) => state.order.length === 0) && !hasCamera;
  const isAwaited = useAppState((state) => state.autosave.isAwaited) && isEmpty;
  return (
    <div className="page">
      <Header />
      <AutosaveBanner />
      {isAwaited ? <Reading /> : isEmpty ? <Start /> : <Inspection />}
      <UpdateNotice />
      <Notices />
      <Sheets />
      <DropOverlay />
    </div>
  );
}

function Inspection() {
  return (
    <Suspense fallback={<Reading />}>
      <Work />
    </Suspense>
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
