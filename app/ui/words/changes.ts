import type { ChangeName } from '../../state/store';

/** What can be taken back, as it stands in the menu after "Undo:". */
export const changeNames: Readonly<Record<ChangeName, string>> = {
  threshold: 'threshold',
  'false-alarm-rate': 'rate of false alarms',
  label: 'label',
};
