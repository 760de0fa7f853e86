import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFiles } from '../../state/actions/adding';
import { calibrated, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { show } from '../../testing/show';
import { TurningChoice } from './turning-choice';

const choice = () => page.getByRole('combobox', { name: 'Parts lie' });
const options = () =>
  [...(choice().element() as HTMLSelectElement).options].map(({ label }) => label);

it('comes with the first reference, and says what the references do', async () => {
  const { app } = fakeApp();
  const host = show(app, <TurningChoice />);
  addFiles(app, [incoming('q.png', 60)], 'query');
  await expect.poll(() => stateOf(app).order).toHaveLength(1);
  expect(host.textContent).toBe('');
  addFiles(app, [incoming('a.png', 10)], 'reference');
  await expect
    .element(page.getByText(/^Decided by the photos to inspect, once there are 3\./))
    .toBeVisible();
  addFiles(app, [incoming('b.png', 14), incoming('c.png', 12)], 'reference');
  await calibrated(app);
  const calibration = stateOf(app).calibration!;
  app.store.setState({ calibration: { ...calibration, turnGain: 0.004 } });
  await expect.element(page.getByText(/little here \(0\.4 %\)/)).toBeVisible();
  expect(options()).toEqual([
    'Automatic: upright',
    'Upright: as in the references',
    'Any angle: 8 directions',
  ]);
  app.store.setState({ calibration: { ...calibration, turnGain: 0.13 } });
  await expect.element(page.getByText(/13 % nearer .* lie at any angle\./)).toBeVisible();
  expect(options()[0]).toBe('Automatic: any angle');
});

it('is chosen by pointer and by key, undone, and says that photos are scored again', async () => {
  const { app } = fakeApp();
  show(app, <TurningChoice />);
  addFiles(app, [incoming('a.png', 10)], 'reference');
  await expect.element(page.getByRole('region', { name: 'Direction of parts' })).toBeVisible();
  await expect.element(page.getByText(/scores all photos again\.$/)).toBeVisible();
  await expect.element(choice()).toHaveValue('auto');
  await userEvent.selectOptions(choice(), 'any');
  expect(stateOf(app).turning).toBe('any');
  app.history.undo();
  await expect.element(choice()).toHaveValue('auto');
  (choice().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => stateOf(app).turning).toBe('upright');
});
