import { truthOf, type Label } from '../../core/project/label-kinds';
import { labelLooks } from '../words/label-kinds';

/**
 * Icon of a label; its shape differs from the icons of verdicts, its colour is that of the class
 * that the label counts in.
 */
export function LabelIcon({ label, size = 16 }: { label: Label; size?: number }) {
  const Mark = labelLooks[label].mark;
  const colour = `label-${truthOf(label) ?? 'neither'}`;
  return <Mark className={`label-icon ${colour}`} size={size} strokeWidth={2} aria-hidden />;
}
