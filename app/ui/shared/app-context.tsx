import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { App } from '../../state/app';
import type { AppState } from '../../state/store/store';
import type { FileInput } from './file-input';
import { createUiStore, type UiState, type UiStore } from './ui-store';

interface UiContext {
  readonly app: App;
  readonly input: FileInput;
  readonly ui: UiStore;
}

const AppContext = createContext<UiContext | null>(null);

export function AppProvider(props: { app: App; input: FileInput; children: ReactNode }) {
  const { app, input, children } = props;
  const [ui] = useState(createUiStore);
  const value = useMemo(() => ({ app, input, ui }), [app, input, ui]);
  return <AppContext value={value}>{children}</AppContext>;
}

function useUiContext(): UiContext {
  const value = useContext(AppContext);
  if (!value) throw new Error('useApp: no AppProvider above this component');
  return value;
}

export function useApp(): App {
  return useUiContext().app;
}

export function useFileInput(): FileInput {
  return useUiContext().input;
}

/** Subscribes to the project's state; the selector must return a stable value. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(useUiContext().app.store, selector);
}

/** The same, but told of changes at most every `everyMs`: for what is costly to draw. */
export function useCalmState<T>(selector: (state: AppState) => T, everyMs: number): T {
  const { store } = useApp();
  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = () => {
        timer = undefined;
        changed();
      };
      const unsubscribe = store.subscribe(() => {
        timer ??= setTimeout(later, everyMs);
      });
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [store, everyMs],
  );
  return useSyncExternalStore(subscribe, () => selector(store.getState()));
}

export function useUiStore(): UiStore {
  return useUiContext().ui;
}

/** State of the page itself: marked rows, the open sheet. */
export function useUiState<T>(selector: (state: UiState) => T): T {
  return useStore(useUiContext().ui, selector);
}
