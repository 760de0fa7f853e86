import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeApp } from '../../testing/fakes';
import { show } from '../../testing/show';
import { Dialog } from '../kit/dialog';
import { useUiState } from '../shared/app-context';
import { useCommandKeys } from './use-command-keys';

function Keys({ isCovered }: { isCovered: boolean }) {
  useCommandKeys();
  const shortcuts = useUiState((state) => state.shortcuts);
  const palette = useUiState((state) => state.palette);
  return (
    <>
      <output>{`keys ${shortcuts}, palette ${palette}`}</output>
      {isCovered && (
        <Dialog label="Projects" shape="window" onClose={() => {}}>
          Words
        </Dialog>
      )}
    </>
  );
}

/** As from a page on which nothing has the focus. */
const pressOnBody = (key: string, ctrlKey = false) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));

it.each([
  ['?', false, 'keys true, palette false'],
  ['k', true, 'keys false, palette true'],
])('runs the command of %s on the page', async (key, ctrl, shown) => {
  show(fakeApp().app, <Keys isCovered={false} />);
  await expect.element(page.getByText('keys false, palette false')).toBeVisible();
  pressOnBody(key, ctrl);
  await expect.element(page.getByText(shown)).toBeVisible();
});

it.each([
  ['?', false],
  ['k', true],
])('does not run that of %s under a dialogue', async (key, ctrl) => {
  show(fakeApp().app, <Keys isCovered />);
  await expect.element(page.getByRole('dialog', { name: 'Projects' })).toBeVisible();
  pressOnBody(key, ctrl);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.querySelector('output')!.textContent).toBe('keys false, palette false');
});
