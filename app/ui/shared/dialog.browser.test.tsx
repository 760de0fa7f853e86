import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeApp } from '../../testing/fakes';
import { show } from '../../testing/show';
import { Dialog } from '../kit/dialog';

function Opener() {
  const [isOpen, setOpen] = useState(false);
  const [closes, setCloses] = useState(0);
  const close = () => {
    setOpen(false);
    setCloses((count) => count + 1);
  };
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <output>closed {closes} times</output>
      {isOpen && (
        <Dialog label="Projects" shape="window" onClose={close}>
          <input aria-label="Name" />
          <p>Inside</p>
        </Dialog>
      )}
    </>
  );
}

async function openDialog() {
  show(fakeApp().app, <Opener />);
  await page.getByRole('button', { name: 'Open' }).click();
  const dialog = page.getByRole('dialog', { name: 'Projects' });
  await expect.element(dialog).toBeVisible();
  return dialog;
}

it('takes the focus, and keeps the page behind it out of reach', async () => {
  const dialog = await openDialog();
  for (let i = 0; i < 4; i++) {
    const { activeElement } = document;
    expect(dialog.element().contains(activeElement) || activeElement === document.body).toBe(true);
    await userEvent.keyboard('{Tab}');
  }
  // The page behind a modal dialogue is inert: a key that is typed does not press it.
  const behind = document.querySelector<HTMLElement>('output')!.previousElementSibling!;
  (behind as HTMLElement).focus();
  expect(document.activeElement).not.toBe(behind);
});

it.each([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['its button', () => page.getByRole('button', { name: 'Close' }).click()],
  [
    'a press beside it',
    () => userEvent.click(document.body, { position: { x: 3, y: 3 }, force: true }),
  ],
])('is closed once by %s, and gives the focus back', async (_, close) => {
  const dialog = await openDialog();
  await close();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByText('closed 1 times')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

it('stays open on a press inside', async () => {
  const dialog = await openDialog();
  await page.getByText('Inside').click();
  await expect.element(dialog).toBeVisible();
  await expect.element(page.getByText('closed 0 times')).toBeInTheDocument();
});

it('is closed as soon as Escape is pressed, so that the next key is the page’s', async () => {
  const dialog = await openDialog();
  dialog.element().dispatchEvent(new Event('cancel', { cancelable: true }));
  await Promise.resolve();
  expect(document.querySelector('dialog')).toBeNull();
  expect(document.querySelector('output')!.textContent).toBe('closed 1 times');
});
