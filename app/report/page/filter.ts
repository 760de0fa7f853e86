import { byId, judged } from './elements';

/** Shows the photos with the chosen verdict, in table and pictures alike. */
export function filterPhotos(): void {
  const chosen = document.querySelector<HTMLInputElement>('input[name="filter"]:checked')!.value;
  let shown = 0;
  for (const element of judged()) {
    const isShown = chosen === 'all' || element.dataset.verdict === chosen;
    element.hidden = !isShown;
    if (isShown) shown += 1;
  }
  // Paper does not show what was chosen.
  byId('filtered').textContent =
    chosen === 'all' ? '' : `Chosen by the reader: only photos that are ${chosen}.`;
  document.querySelector<HTMLElement>('.none')!.hidden = shown > 0;
  document.querySelector<HTMLElement>('.images')!.hidden = shown === 0;
}
