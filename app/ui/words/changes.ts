import type { ChangeName } from '../../state/store';

/** What can be taken back, as it stands in the menu after "Undo:". */
export const changeNames: Readonly<Record<ChangeName, string>> = {
  threshold: 'threshold',
  'false-alarm-rate': 'rate of false alarms',
  label: 'label',
  'map-threshold': 'map threshold',
  'smallest-region': 'smallest region',
  smoothing: 'smoothing',
  scale: 'scale',
  'severity-rules': 'severity rules',
};
