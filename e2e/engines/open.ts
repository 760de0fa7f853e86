import { findBrowser } from '../browsers.mjs';
import { openFirefox } from './firefox';
import { openOwn } from './own';
import type { EngineName, Tab, TabOptions } from './tab';
import { openWebKit } from './webkit';

/** Opens a browser that is there; null where there is none. */
export async function openTab(engine: EngineName, options: TabOptions = {}): Promise<Tab | null> {
  const found = findBrowser(engine);
  if (!found) return null;
  if (found.kind === 'webdriver') return openWebKit(found.path, options);
  if (found.kind === 'system' && engine === 'firefox') return openFirefox(found.path, options);
  return openOwn(engine, found.path, options);
}
