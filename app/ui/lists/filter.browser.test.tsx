import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFiles } from '../../state/actions/adding';
import { setLabel } from '../../state/actions/labels';
import { setThreshold } from '../../state/actions/view';
import { calibrated, idOf, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { show } from '../../testing/show';
import { selectQueryIds } from '../shared/derived';
import { FilterLine } from './filter-line';
import { FilterMenu } from './filter-menu';
import { SearchField } from './search-field';

async function showFilter() {
  const { app } = fakeApp();
  show(
    app,
    <section>
      <SearchField />
      <FilterMenu />
      <FilterLine />
      <div role="listbox" aria-label="Photos" tabIndex={0} />
    </section>,
  );
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(app, [incoming('q1.png', 12), incoming('q2.png', 90), incoming('q3.png', 30)], 'query');
  await calibrated(app);
  setThreshold(app, 0.01);
  setLabel(app, [idOf(app, 'q3.png')], 'good');
  const names = () => {
    const state = stateOf(app);
    return selectQueryIds(state).map((id) => state.items[id]!.name);
  };
  return { app, names };
}

const opener = () => page.getByRole('button', { name: /^Filter/ });
const line = () => page.getByRole('group', { name: 'Filter' });

it('is opened, ticked and closed by key, and says what it leaves', async () => {
  const { app, names } = await showFilter();
  await expect.element(line()).not.toBeInTheDocument();
  (opener().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(opener()).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByRole('button', { name: 'Show all photos' })).toBeDisabled();
  const labels = page.getByRole('group', { name: 'Your label' });
  const good = labels.getByRole('checkbox').first();
  (good.element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(good).toBeChecked();
  expect(stateOf(app).view.filter.labels).toEqual(['good']);
  expect(names()).toEqual(['q3.png']);
  await expect.element(line().getByText('1 of 3')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener()).toHaveFocus();
  await expect.element(opener()).toHaveAttribute('aria-expanded', 'false');
  await line()
    .getByRole('button', { name: /^Remove filter/ })
    .click();
  expect(names()).toHaveLength(3);
  await expect.element(line()).not.toBeInTheDocument();
});

it('searches while one types; Escape empties the field, then goes on to the list', async () => {
  const { names } = await showFilter();
  const field = page.getByRole('searchbox', { name: 'Search photos' });
  await userEvent.fill(field, 'q2');
  expect(names()).toEqual(['q2.png']);
  await expect.element(line().getByText('1 of 3')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  expect(names()).toHaveLength(3);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('listbox', { name: 'Photos' })).toHaveFocus();
});

it('shows everything again with one press', async () => {
  const { app, names } = await showFilter();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search photos' }), 'q2');
  await line().getByRole('button', { name: 'Show all photos' }).click();
  expect(names()).toHaveLength(3);
  expect(stateOf(app).view.filter.text).toBe('');
});
