import { Flag } from 'lucide-react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeApp } from '../../testing/fakes';
import { show } from '../../testing/show';
import { ContextMenu, MenuItems, type MenuAction } from '../kit/menu';
import { Popover } from '../kit/popover';

const ran = vi.fn();
const action = (label: string, more: Partial<MenuAction> = {}): MenuAction => ({
  label,
  icon: <Flag />,
  run: () => ran(label),
  ...more,
});
const actions = [
  action('Retry', { disabled: true }),
  action('Flag', { on: true }),
  action('Star', { on: false }),
  action('Remove', { keys: 'Del' }),
];
const item = (name: string) => page.getByText(name, { exact: true });

beforeEach(() => ran.mockClear());

/** A button that opens a menu at a point, as a list does. */
function Opener({ x, y }: { x: number; y: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <p>Beside</p>
      {isOpen && (
        <ContextMenu label="Part 7" actions={actions} x={x} y={y} close={() => setOpen(false)} />
      )}
    </>
  );
}

async function openMenu(x = 60, y = 60) {
  show(fakeApp().app, <Opener x={x} y={y} />);
  await page.getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('dialog', { name: 'Part 7' });
  await expect.element(panel).toBeVisible();
  return panel;
}

const focused = () => document.activeElement?.textContent;

describe('a menu at a point', () => {
  it('has the focus, and walks past what is not to be had from end to end', async () => {
    await openMenu();
    expect(focused()).toBe('Flag');
    const seen = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await userEvent.keyboard(`{${key}}`);
      seen.push(focused());
    }
    expect(seen).toEqual(['Star', 'RemoveDel', 'Flag', 'RemoveDel', 'Flag', 'RemoveDel']);
  });

  it('says what is on, and what cannot be chosen', async () => {
    await openMenu();
    const boxes = page.getByRole('menuitemcheckbox');
    await expect.element(boxes.nth(0)).toHaveAttribute('aria-checked', 'true');
    await expect.element(boxes.nth(1)).toHaveAttribute('aria-checked', 'false');
    await expect.element(page.getByRole('menuitem', { name: 'Retry' })).toBeDisabled();
  });

  it('runs once on Enter, closes, and gives the focus back', async () => {
    const panel = await openMenu();
    await userEvent.keyboard('{End}{Enter}');
    expect(ran.mock.calls).toEqual([['Remove']]);
    await expect.element(panel).not.toBeInTheDocument();
    expect(focused()).toBe('Open');
  });

  it.each(['Escape', 'Tab'])('closes on %s without doing anything', async (key) => {
    const panel = await openMenu();
    await userEvent.keyboard(`{${key}}`);
    await expect.element(panel).not.toBeInTheDocument();
    expect(ran).not.toHaveBeenCalled();
    expect(focused()).toBe('Open');
  });

  it('closes on a press beside it', async () => {
    const panel = await openMenu();
    await userEvent.click(item('Beside'), { force: true });
    await expect.element(panel).not.toBeInTheDocument();
    expect(ran).not.toHaveBeenCalled();
  });

  it('stays on the screen in its far corner', async () => {
    const panel = await openMenu(innerWidth - 2, innerHeight - 2);
    const { left, top, right, bottom } = panel.element().getBoundingClientRect();
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(innerWidth);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  });
});

describe('a menu below a button', () => {
  it('opens by key, says that it is open, and closes on a choice or Escape', async () => {
    show(
      fakeApp().app,
      <Popover label="More" trigger="…">
        <MenuItems actions={actions} />
      </Popover>,
    );
    const button = page.getByRole('button', { name: 'More' });
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect.element(item('Star')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await expect.element(button).toHaveFocus();
    await button.click();
    await item('Star').click();
    expect(ran.mock.calls).toEqual([['Star']]);
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  });
});
