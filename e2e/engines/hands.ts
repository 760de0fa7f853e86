import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tab } from './tab';

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 150;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Asks until the answer is no longer null; a page on its way to another one counts as null. */
export async function until<Result>(
  what: string,
  ask: () => Promise<Result | null>,
  patienceMs = PATIENCE_MS,
): Promise<Result> {
  const end = Date.now() + patienceMs;
  let trouble = '';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      trouble = `: ${String(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`waited ${patienceMs / 1000} s for ${what}${trouble}`);
}

/** Waits until the visible text of the page, or of what a selector finds in it, matches. */
export async function untilText(
  tab: Tab,
  pattern: RegExp,
  options: { readonly within?: string; readonly patienceMs?: number } = {},
): Promise<string> {
  const { within = 'body', patienceMs } = options;
  return until(
    `${pattern} in ${within}`,
    async () => {
      const text = await tab.evaluate(
        (selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? '',
        within,
      );
      return pattern.test(text) ? text : null;
    },
    patienceMs,
  );
}

/** Clicks, as a person would, on the first visible element of a kind that is called so. */
export async function clickOn(tab: Tab, selector: string, name: RegExp = /(?:)/): Promise<void> {
  let last: Place | null = null;
  const { x, y } = await until(`${selector} ${name}`, async () => {
    const place = await placeOf(tab, selector, name);
    // A new element may still be moving to its place.
    const isAtRest = place && last && place.x === last.x && place.y === last.y;
    last = place;
    return isAtRest ? place : null;
  });
  await tab.clickAt(x, y);
}

/** The middle of an element, once it lies in the viewport and is enabled; else null. */
export function placeOf(tab: Tab, selector: string, name: RegExp): Promise<Place | null> {
  return tab.evaluate(
    ({ css, source, flags }) => {
      const pattern = new RegExp(source, flags);
      const nameOf = (element: HTMLElement) => {
        const labels = (element as HTMLInputElement).labels;
        const label = labels?.[0]?.innerText;
        return element.getAttribute('aria-label') ?? label ?? (element.innerText || element.title);
      };
      const found = [...document.querySelectorAll<HTMLElement>(css)].find(
        (element) =>
          pattern.test(nameOf(element).trim()) &&
          element.getClientRects().length > 0 &&
          !(element as HTMLButtonElement).disabled,
      );
      if (!found) return null;
      found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = found.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    { css: selector, source: name.source, flags: name.flags },
  );
}

/** Gives files to an input once it is there: the page changes when its first photos come. */
export async function giveFiles(tab: Tab, name: string, paths: readonly string[]): Promise<void> {
  await until(`the input ${name}`, async () => {
    await tab.setFiles(`input[aria-label="${name}"]`, paths);
    return true;
  });
}

/** Runs what starts a download and waits for its file. */
export async function downloaded(
  tab: Tab,
  ending: string,
  start: () => Promise<void>,
): Promise<{ readonly name: string; readonly path: string; readonly bytes: Buffer }> {
  const list = async () => {
    const names = await readdir(tab.downloads).catch(() => []);
    return names.filter((name) => name.endsWith(ending));
  };
  // One of the same name would have another number in every browser.
  for (const name of await list()) await rm(join(tab.downloads, name));
  await start();
  const name = await until(`a download *${ending}`, async () => (await list())[0] ?? null, 90_000);
  const path = join(tab.downloads, name);
  // It grows until it is whole.
  let size = -1;
  const bytes = await until(`the end of ${name}`, async () => {
    const data = await readFile(path);
    const isWhole = data.length > 0 && data.length === size;
    size = data.length;
    return isWhole ? data : null;
  });
  return { name, path, bytes };
}
