import { afterEach, expect, it } from 'vitest';
import { cdp, page, type Locator } from 'vitest/browser';
import { fakeApp } from '../../testing/fakes';
import { show } from '../../testing/show';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Segmented } from '../kit/segmented';
import '../kit/slider.css';

/** Chromium as a system with such a setting runs it. */
async function prefer(name: string, value: string): Promise<void> {
  const session = cdp() as unknown as {
    send(method: string, options: object): Promise<unknown>;
  };
  await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] });
}

afterEach(() => prefer('forced-colors', ''));

const styleOf = (element: Element) => getComputedStyle(element);

function showParts() {
  show(
    fakeApp().app,
    <>
      <Button>Plain</Button>
      <Segmented
        label="View"
        options={[
          { id: 'a', label: 'Overlay' },
          { id: 'b', label: 'Swipe' },
        ]}
        value="a"
        onChange={() => {}}
      />
      <div role="listbox" aria-label="Parts">
        <div role="option" aria-selected data-current="true">
          One
        </div>
        <div role="option" aria-selected={false} data-current="false">
          Two
        </div>
      </div>
      <input type="range" className="slider" aria-label="Threshold" />
      <select className="select" aria-label="Order">
        <option>By score</option>
      </select>
    </>,
  );
}

/** Colours of the row of pixels across the middle of an element, from a picture of it. */
async function middleRow(locator: Locator): Promise<string[]> {
  const base64 = await page.screenshot({ element: locator, save: false });
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, bitmap.height >> 1, bitmap.width, 1);
  bitmap.close();
  return Array.from({ length: data.length / 4 }, (_, i) => `rgb(${data.slice(4 * i, 4 * i + 3)})`);
}

it('moves nothing where less motion is asked for', async () => {
  const sheet = (
    <>
      <Button>Plain</Button>
      <Dialog label="Details" shape="sheet" onClose={() => {}}>
        Words
      </Dialog>
    </>
  );
  show(fakeApp().app, sheet);
  const dialog = page.getByRole('dialog', { name: 'Details' });
  await expect.element(dialog).toBeVisible();
  const button = document.querySelector('.button')!;
  await prefer('prefers-reduced-motion', 'no-preference');
  expect(styleOf(dialog.element()).animationName).toBe('rise');
  expect(styleOf(button).transitionDuration).toContain('0.1s');
  await prefer('prefers-reduced-motion', 'reduce');
  expect(styleOf(dialog.element()).animationName).toBe('none');
  expect(styleOf(button).transitionDuration).toMatch(/^0s(, 0s)*$/);
});

it('shows what is chosen, sliders and arrows of selects also in the colours of the system', async () => {
  showParts();
  await expect.element(page.getByRole('listbox')).toBeVisible();
  const outline = (element: Element) => {
    const { outlineStyle, outlineWidth } = styleOf(element);
    return outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth}`;
  };
  const looks = () => ({
    options: [...document.querySelectorAll('[role="option"]')].map(outline),
    segments: [...document.querySelectorAll('.segment')].map(outline),
    arrow: styleOf(document.querySelector('.select')!).appearance,
  });
  const usual = { options: ['none', 'none'], segments: ['none', 'none'], arrow: 'none' };
  expect(looks()).toEqual(usual);
  await prefer('forced-colors', 'active');
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(looks()).toEqual({
    options: ['solid 2px', 'none'],
    segments: ['solid 2px', 'none'],
    arrow: 'auto',
  });
  // Computed styles of its parts cannot be read: the middle row of its picture is its rail.
  const drawn = await middleRow(page.getByRole('slider'));
  const rail = drawn.filter((colour) => colour === 'rgb(0,0,0)');
  expect(rail.length).toBeGreaterThan(0.8 * drawn.length);
});
