import { Flag, MessageSquareText } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { LabelIcon } from '../shared/label-mark';

/** What a person has said of a photo: label, flag, comment. The words are in the row's name. */
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
