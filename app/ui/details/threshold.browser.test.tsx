import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFiles } from '../../state/actions/adding';
import { calibrated, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { show } from '../../testing/show';
import { Threshold } from './threshold';

const slider = () => page.getByRole('slider', { name: 'Threshold' });
const number = () => page.getByRole('textbox', { name: 'Threshold as a number' });
const source = () => page.getByText(/^(suggested|set by hand)$/);

async function showThreshold() {
  const { app } = fakeApp();
  show(app, <Threshold />);
  await expect.element(page.getByText(/Suggested once there is/)).toBeVisible();
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)], 'reference');
  addFiles(app, [incoming('q.png', 60)], 'query');
  await calibrated(app);
  await expect.element(slider()).toBeVisible();
  await expect.element(source()).toHaveTextContent('suggested');
  return app;
}

const focus = (locator: ReturnType<typeof slider>) => (locator.element() as HTMLElement).focus();

it('moves by key, says where it stands, and goes back to what is suggested', async () => {
  const app = await showThreshold();
  const suggested = slider().element().getAttribute('aria-valuetext')!;
  const back = page.getByRole('button', { name: 'Back to the suggested threshold' });
  await expect.element(back).toBeDisabled();
  focus(slider());
  await userEvent.keyboard('{ArrowRight>4/}');
  const own = stateOf(app).ownThreshold!;
  expect(own).toBeGreaterThan(Number(suggested));
  await expect.element(slider()).toHaveAttribute('aria-valuetext', own.toFixed(2));
  await expect.element(number()).toHaveValue(own.toFixed(2));
  await expect.element(source()).toHaveTextContent('set by hand');
  await userEvent.dblClick(slider());
  expect(stateOf(app).ownThreshold).toBeNull();
  await expect.element(slider()).toHaveAttribute('aria-valuetext', suggested);
  await expect.element(source()).toHaveTextContent('suggested');
});

it('takes a number on Enter or on leaving, and leaves nonsense alone', async () => {
  const app = await showThreshold();
  await userEvent.fill(number(), '0,42');
  expect(stateOf(app).ownThreshold).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(stateOf(app).ownThreshold).toBe(0.42);
  for (const nonsense of ['wide', '', '-1', '7']) {
    await userEvent.fill(number(), nonsense);
    await userEvent.keyboard('{Enter}');
    expect(stateOf(app).ownThreshold, nonsense).toBe(0.42);
    await expect.element(number()).toHaveValue('0.42');
  }
  await userEvent.fill(number(), '0.9');
  await userEvent.keyboard('{Escape}');
  await expect.element(number()).toHaveValue('0.42');
  await userEvent.keyboard('{ArrowUp}');
  expect(stateOf(app).ownThreshold).toBeCloseTo(0.43, 10);
  await userEvent.fill(number(), '0.5');
  await userEvent.tab();
  expect(stateOf(app).ownThreshold).toBe(0.5);
});
