import { CircleQuestionMark, ThumbsDown, ThumbsUp } from 'lucide-react';
import type { Label } from '../../core/project/item';

const icons = { good: ThumbsUp, defective: ThumbsDown, unsure: CircleQuestionMark };

/** Icon of a label; its shape differs from the icons of verdicts. */
export function LabelIcon({ label, size = 16 }: { label: Label; size?: number }) {
  const Icon = icons[label];
  return <Icon className={`label-icon label-${label}`} size={size} strokeWidth={2} aria-hidden />;
}
