import type { Page } from '@playwright/test';
import { typefaceThere } from './typeface';

/** Bars and panels whose words keep off their left and right edges. */
const PANELS = [
  '.header',
  '.title-bar',
  '.control-bar',
  '.bin',
  '.grid-bar',
  '.details',
  '.proof',
  '.trial',
  '.camera',
  '.bottom-bar',
  'dialog',
  '[popover]',
].join();

/** Layers above the page, wherever they stand in it. */
const LAYERS = 'dialog, [popover]';

interface Line {
  readonly text: string;
  readonly element: Element;
  /** The part in sight, once all that cuts it off is known. */
  box: DOMRect;
}

/**
 * Words that a person could not read: those that are cut off, leave their panel or the page, or lie over
 * other words. Words that end in an ellipsis on purpose are cut off once nothing is left of them.
 */
export async function cutText(page: Page): Promise<string[]> {
  await typefaceThere(page);
  const lines = await page.evaluateHandle(linesOf);
  try {
    const panels = { panels: PANELS, layers: LAYERS };
    const cut = await page.evaluate(cutLines, { lines, ...panels });
    const covered = await page.evaluate(coveredLines, { lines, layers: LAYERS });
    return [...new Set([...cut, ...covered, ...(await page.evaluate(cutFields))])];
  } finally {
    await lines.dispose();
  }
}

function linesOf(): Line[] {
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.nodeValue!.trim();
    const element = node.parentElement!;
    const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isRead = !element.closest('.visually-hidden, [inert], noscript, option');
    if (text === '' || !isShown || !isRead) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) lines.push({ text, element, box });
  }
  return lines;
}

interface Where {
  readonly lines: Line[];
  readonly panels: string;
  readonly layers: string;
}

function cutLines({ lines, panels, layers }: Where): string[] {
  /** A letter's box is a little higher than what is seen of it. */
  const [SLACK_X, SLACK_Y, LEAST_ELLIPSIS_PX, LEAST_EDGE_PX] = [0.5, 3, 28, 10];
  const found: string[] = [];
  const left = (box: DOMRect, frame: DOMRect) => {
    const [x, y] = [Math.max(box.left, frame.left), Math.max(box.top, frame.top)];
    const [right, bottom] = [Math.min(box.right, frame.right), Math.min(box.bottom, frame.bottom)];
    return new DOMRect(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
  };
  // A list that is at work has replaced some of its rows since.
  for (const line of lines.filter(({ element }) => element.isConnected)) {
    const say = (what: string, by: Element) =>
      found.push(`"${line.text}" ${what} ${by.tagName.toLowerCase()}.${by.className}`);
    for (let at: Element = line.element; at !== document.body; at = at.parentElement!) {
      const { display, overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      if (display !== 'inline' && overflowX !== 'visible') {
        const { box } = line;
        const isMeant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
        const isCutX = box.left < frame.left - SLACK_X || box.right > frame.right + SLACK_X;
        const isCutY = box.top < frame.top - SLACK_Y || box.bottom > frame.bottom + SLACK_Y;
        const isLost = [overflowX, overflowY].map((value) => /hidden|clip/.test(value));
        if (!isMeant && ((isLost[0] && isCutX) || (isLost[1] && isCutY))) say('is cut off by', at);
        if (isMeant && isCutX && frame.width < LEAST_ELLIPSIS_PX) say('has no room in', at);
        line.box = left(box, frame);
        if (line.box.width === 0 || line.box.height === 0) break;
      }
      const isPanel = at.matches(panels);
      const room = isPanel ? LEAST_EDGE_PX : -SLACK_X;
      const isOut = line.box.left < frame.left + room || line.box.right > frame.right - room;
      if ((isPanel || at.matches('button, .segment')) && isOut) say('leaves or touches', at);
      if (at.matches(layers)) break;
    }
    if (line.box.width > 0 && (line.box.left < 0 || line.box.right > innerWidth)) {
      say('leaves the page, from', line.element);
    }
  }
  return found;
}

function coveredLines({ lines, layers }: Omit<Where, 'panels'>): string[] {
  const LEAST_X = 1;
  const LEAST_Y = 3;
  const inSight = lines.filter(
    ({ element, box }) => element.isConnected && box.width > LEAST_X && box.height > LEAST_Y,
  );
  const pairs = inSight.flatMap((a, i) => inSight.slice(i + 1).map((b) => [a, b] as const));
  const covered = pairs.filter(([a, b]) => {
    if (a.element === b.element) return false;
    const [x, right] = [Math.max(a.box.left, b.box.left), Math.min(a.box.right, b.box.right)];
    const [y, bottom] = [Math.max(a.box.top, b.box.top), Math.min(a.box.bottom, b.box.bottom)];
    if (right - x <= LEAST_X || bottom - y <= LEAST_Y) return false;
    if (a.element.closest(layers) !== b.element.closest(layers)) return false;
    // The one in front may hide the other as a whole: a bar that stays while a list scrolls.
    const stack = document.elementsFromPoint((x + right) / 2, (y + bottom) / 2);
    const isSolid = (at: Element) => getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)';
    const solid = stack.find(isSolid);
    return !solid || (solid.contains(a.element) && solid.contains(b.element));
  });
  return covered.map(([a, b]) => `"${a.text}" lies over "${b.text}"`);
}

function cutFields(): string[] {
  const fields = [...document.querySelectorAll('input:not([type="range"])')].filter(
    (field) =>
      field.checkVisibility() &&
      !field.closest('.visually-hidden') &&
      getComputedStyle(field).textOverflow !== 'ellipsis' &&
      field.scrollWidth > field.clientWidth,
  );
  return fields.map((field) => `the value of "${field.ariaLabel}" is cut off`);
}
