import { Flag, MessageSquareText } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { LabelIcon } from '../shared/label-mark';

/** Icons for label, flag and comment. The row's accessible name has the words. */
export function ItemMarks({ item, size = 13 }: { item: Item; size?: number }) {
  return (
    <>
      {item.label && <LabelIcon label={item.label} size={size} />}
      {item.flagged && <Flag className="item-mark item-flag" size={size} aria-hidden />}
      {item.comment !== '' && (
        <MessageSquareText className="item-mark" size={size} aria-hidden>
          <title>{item.comment}</title>
        </MessageSquareText>
      )}
    </>
  );
}
