import { afterEach, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
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
    </>,
  );
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

it('shows what is chosen, and the slider, also in the colours of the system', async () => {
  showParts();
  await expect.element(page.getByRole('listbox')).toBeVisible();
  const outline = (element: Element) => {
    const { outlineStyle, outlineWidth } = styleOf(element);
    return outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth}`;
  };
  const looks = () => ({
    options: [...document.querySelectorAll('[role="option"]')].map(outline),
    segments: [...document.querySelectorAll('.segment')].map(outline),
    rail: styleOf(document.querySelector('.slider')!).forcedColorAdjust,
  });
  expect(looks()).toMatchObject({ options: ['none', 'none'], segments: ['none', 'none'] });
  await prefer('forced-colors', 'active');
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(looks()).toMatchObject({
    options: ['solid 2px', 'none'],
    segments: ['solid 2px', 'none'],
  });
});
