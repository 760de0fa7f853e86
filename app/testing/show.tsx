import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import type { App } from '../state/app';
import { AppProvider } from '../ui/shared/app-context';
import type { FileInput } from '../ui/shared/file-input';
import '../ui/styles/base.css';

const none = async () => [];
const noInput: FileInput = {
  fromDrop: async () => ({ files: [], missed: [] }),
  fromInput: none,
  fromPaste: none,
};

/** Puts a part of the page on the screen until the test ends. */
export function show(app: App, part: ReactNode): HTMLElement {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  root.render(
    <AppProvider app={app} input={noInput}>
      {part}
    </AppProvider>,
  );
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  return host;
}
