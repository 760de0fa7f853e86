import type { ChangeName, ChangeTitle } from '../../state/store/store';
import { plural } from './format';

type OfPhotos = 'label' | 'flag' | 'unflag' | 'comment' | 'add' | 'remove';

const plain: Readonly<Record<Exclude<ChangeName, OfPhotos>, string>> = {
  threshold: 'threshold',
  'false-alarm-rate': 'rate of false alarms',
  'to-references': 'use as reference',
  'to-queries': 'inspect references',
  range: 'range of camera data',
  turning: 'direction of parts',
  mask: 'give a mask',
  unmask: 'take masks away',
  rename: 'rename the inspection',
  'new-project': 'new inspection',
  'open-sample': 'open a sample',
  'open-project': 'open a project file',
  'map-threshold': 'map threshold',
  'smallest-region': 'smallest region',
  smoothing: 'smoothing',
  scale: 'scale',
  'severity-rules': 'severity rules',
};

/** Name of a change as it follows "Undo:" in the menu. */
export function changeWords({ name, photos }: ChangeTitle): string {
  const many = plural(photos ?? 1, 'photo');
  switch (name) {
    case 'label':
    case 'flag':
    case 'unflag':
    case 'remove':
      return `${name} ${many}`;
    case 'add':
      return photos === 0 ? 'add masks' : `add ${many}`;
    case 'comment':
      return 'comment';
    default:
      return photos !== null && photos > 1 ? `${plain[name]}, ${many}` : plain[name];
  }
}
