import { CircleQuestionMark, ThumbsDown, ThumbsUp } from 'lucide-react';
import type { Label } from '../../core/project/item';

const icons = { good: ThumbsUp, defective: ThumbsDown, unsure: CircleQuestionMark };

/** What a person says of a photo, told apart by shape from what the score says. */
export function LabelIcon({ label, size = 16 }: { label: Label; size?: number }) {
  const Icon = icons[label];
  return <Icon className={`label-icon label-${label}`} size={size} strokeWidth={2} aria-hidden />;
}
