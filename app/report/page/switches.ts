import { byId } from './elements';

/** Filter, and whether heat and outlines lie over the photos. */
export function watchSwitches(onFilter: () => void): void {
  for (const id of ['heat', 'outlines'] as const) {
    const box = byId<HTMLInputElement>(id);
    const show = () => document.body.classList.toggle(`without-${id}`, !box.checked);
    box.addEventListener('change', show);
    // A browser that goes back fills in what was chosen before.
    show();
  }
  for (const choice of document.querySelectorAll('input[name="filter"]')) {
    choice.addEventListener('change', onFilter);
  }
}
