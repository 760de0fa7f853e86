import { CircleQuestionMark, ThumbsDown, ThumbsUp, type LucideIcon } from 'lucide-react';
import type { Label } from '../../core/project/label-kinds';

/** How a kind of label looks, and how a person gives it. */
export interface LabelLook {
  readonly name: string;
  /** See `commands/keys.ts`. */
  readonly key: string;
  readonly mark: LucideIcon;
  /** Its meaning, in words of a person. */
  readonly about: string;
  /** Its effect, for the help sheet. */
  readonly effect: string;
}

/** For each kind of `core/project/label-kinds.ts`; buttons, commands, filters and marks read this. */
export const labelLooks: Readonly<Record<Label, LabelLook>> = {
  good: {
    name: 'Good',
    key: 'n',
    mark: ThumbsUp,
    about: 'You say it is good',
    effect: 'Once more takes it back',
  },
  defective: {
    name: 'Defective',
    key: 'x',
    mark: ThumbsDown,
    about: 'You say it is defective',
    effect: 'Labels by hand help to find the threshold',
  },
  unsure: {
    name: 'Unsure',
    key: 'u',
    mark: CircleQuestionMark,
    about: 'You cannot tell: it proves nothing',
    effect: 'Nobody can tell: it neither proves nor moves anything',
  },
};
