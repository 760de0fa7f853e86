import { filterPhotos } from './filter';
import { makeSortable } from './sorting';
import { watchSwitches } from './switches';
import { watchThreshold } from './threshold';

// Without scripts there is nothing for them to do.
document.querySelector<HTMLElement>('.controls')!.hidden = false;
watchThreshold(filterPhotos);
watchSwitches(filterPhotos);
makeSortable(document.querySelector<HTMLTableElement>('.ranked')!);
