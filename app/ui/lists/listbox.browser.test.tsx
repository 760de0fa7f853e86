import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFiles } from '../../state/actions/adding';
import { setSort } from '../../state/actions/view';
import { settled, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { show } from '../../testing/show';
import { Grid } from '../grid/grid';

const COUNT = 60;

async function showList() {
  const { app } = fakeApp();
  const names = Array.from({ length: COUNT }, (_, i) => `${String(i).padStart(2, '0')}.png`);
  addFiles(
    app,
    names.map((name, i) => incoming(name, i + 1)),
    'query',
  );
  await settled(app).catch(() => undefined);
  setSort(app, 'added');
  const host = show(app, <Grid />);
  host.style.cssText = 'position: fixed; inset: 0; display: flex; width: 700px; height: 500px';
  const list = page.getByRole('listbox', { name: 'All photos to inspect' });
  await expect.element(list.getByRole('option').first()).toBeVisible();
  (list.element() as HTMLElement).focus();
  const element = list.element();
  const current = () => {
    const id = element.getAttribute('aria-activedescendant');
    return id === null ? null : document.getElementById(id);
  };
  /** Position of the option that the list says is active, once it is on the page. */
  const at = () => vi.waitFor(() => Number(current()!.getAttribute('aria-posinset')));
  return { app, list, at, current };
}

it('keeps the focus and says which option is active, as the arrow keys walk', async () => {
  const { app, list, at, current } = await showList();
  await userEvent.keyboard('{Home}');
  expect(await at()).toBe(1);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(await at()).toBe(3);
  expect(current()!.getAttribute('aria-selected')).toBe('true');
  expect(current()!.getAttribute('aria-setsize')).toBe(String(COUNT));
  expect(stateOf(app).view.selected).toBe(stateOf(app).order[2]);
  await userEvent.keyboard('{ArrowDown}');
  const columns = (await at()) - 3;
  expect(columns).toBeGreaterThan(1);
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  expect(await at()).toBe(2);
  await expect.element(list).toHaveFocus();
});

it('brings the last option into sight, and stays there', async () => {
  const { list, at, current } = await showList();
  await userEvent.keyboard('{Home}{End}');
  expect(await at()).toBe(COUNT);
  const inSight = () => {
    const box = list.element().getBoundingClientRect();
    const { top, bottom } = current()!.getBoundingClientRect();
    return top >= box.top - 1 && bottom <= box.bottom + 1;
  };
  await expect.poll(inSight).toBe(true);
  await userEvent.keyboard('{ArrowRight}');
  expect(await at()).toBe(COUNT);
});

it('marks a range with Shift, all with Ctrl+A, and one with a click', async () => {
  const { list } = await showList();
  const selected = () =>
    [...list.element().querySelectorAll('[aria-selected="true"]')].map((option) =>
      Number(option.getAttribute('aria-posinset')),
    );
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await expect.poll(selected).toEqual([1, 2, 3]);
  await userEvent.keyboard('{Control>}a{/Control}');
  const shown = list.element().querySelectorAll('[role="option"]').length;
  await expect.poll(() => selected().length).toBe(shown);
  await list.getByRole('option').nth(4).click();
  await expect.poll(selected).toEqual([5]);
  await expect.element(list).toHaveFocus();
});

it('opens the menu of the active option by key, and has the focus again after it', async () => {
  const { app, list } = await showList();
  await userEvent.keyboard('{Home}{Shift>}{F10}{/Shift}');
  const menu = page.getByRole('dialog', { name: '00.png' });
  await expect.element(menu).toBeVisible();
  expect(menu.element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(list).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(stateOf(app).order).toHaveLength(COUNT - 1);
});
