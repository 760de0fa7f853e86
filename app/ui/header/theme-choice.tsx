import { useEffect } from 'react';
import { Monitor, Moon, Sun } from 'lucide-react';
import { setTheme } from '../../state/actions/view';
import type { Theme } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Segmented } from '../kit/segmented';
import { useMedia } from '../kit/use-media';

const options = [
  { id: 'dark', label: 'Dark theme', icon: <Moon /> },
  { id: 'light', label: 'Light theme', icon: <Sun /> },
  { id: 'system', label: 'Theme of the system', icon: <Monitor /> },
] as const satisfies readonly { id: Theme; label: string; icon: React.ReactNode }[];

export function ThemeChoice() {
  const app = useApp();
  const theme = useAppState((state) => state.view.theme);
  return (
    <Segmented
      iconsOnly
      label="Theme"
      options={options}
      value={theme}
      onChange={(value) => setTheme(app, value)}
    />
  );
}

/** Writes the theme to the page, and its colour to the browser's own bars. */
export function useTheme(): void {
  const theme = useAppState((state) => state.view.theme);
  const systemLight = useMedia('(prefers-color-scheme: light)');
  const shown = theme === 'system' ? (systemLight ? 'light' : 'dark') : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = shown;
    const panel = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', panel);
  }, [shown]);
}
