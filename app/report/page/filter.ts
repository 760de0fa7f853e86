import { judged } from './elements';

/** Shows the photos with the chosen verdict, in table and pictures alike. */
export function filterPhotos(): void {
  const chosen = document.querySelector<HTMLInputElement>('input[name="filter"]:checked')!.value;
  let shown = 0;
  for (const element of judged()) {
    const isShown = chosen === 'all' || element.dataset.verdict === chosen;
    element.hidden = !isShown;
    if (isShown) shown += 1;
  }
  document.querySelector<HTMLElement>('.none')!.hidden = shown > 0;
  document.querySelector<HTMLElement>('.images')!.hidden = shown === 0;
}
