import { truthOf, type Label } from '../../core/project/label-kinds';
import { labelLooks } from '../words/label-kinds';

/**
 * What a person says of a photo, told apart by shape from what the score says. The colour is that
 * of the class that the label counts in.
 */
export function LabelIcon({ label, size = 16 }: { label: Label; size?: number }) {
  const Mark = labelLooks[label].mark;
  const colour = `label-${truthOf(label) ?? 'neither'}`;
  return <Mark className={`label-icon ${colour}`} size={size} strokeWidth={2} aria-hidden />;
}
