import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { ItemMenu } from './item-menu';
import type { useItemList } from './use-item-list';

interface ListboxProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: ReturnType<typeof useItemList>;
  readonly label: string;
  readonly className: string;
  readonly isHorizontal?: boolean;
  /** Whether what is listed is still being found out. */
  readonly isBusy?: boolean;
  /** Default: what the list does with keys. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** A list of items with the focus, the keys and the menu of all its options. */
export function Listbox(props: ListboxProps) {
  const { scroller, list, label, className, isHorizontal, isBusy, onKeyDown, children } = props;
  return (
    <>
      <div
        ref={scroller}
        className={className}
        role="listbox"
        aria-label={label}
        aria-orientation={isHorizontal ? 'horizontal' : undefined}
        aria-multiselectable
        aria-busy={isBusy}
        aria-activedescendant={list.activeOption}
        tabIndex={0}
        onKeyDown={onKeyDown ?? list.onKeyDown}
      >
        {children}
      </div>
      {list.menu && <ItemMenu at={list.menu} close={list.closeMenu} />}
    </>
  );
}
