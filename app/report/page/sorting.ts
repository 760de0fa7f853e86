import { compareCells } from './compare-cells';

/** Puts a button into each heading that its column can be sorted by. */
export function makeSortable(table: HTMLTableElement): void {
  const headings = [...table.tHead!.rows[0]!.cells];
  headings.forEach((heading, column) => {
    const { sort } = heading.dataset;
    if (sort !== 'text' && sort !== 'digits') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener('click', () => {
      const before = heading.getAttribute('aria-sort');
      // Large numbers first: that is what people look for. Ranks and words from the beginning.
      const first = sort === 'digits' && column > 0 ? 'descending' : 'ascending';
      const other = first === 'ascending' ? 'descending' : 'ascending';
      const order = before === first ? other : first;
      headings.forEach((one) => one.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', order);
      sortRows(table.tBodies[0]!, column, sort, order === 'ascending' ? 1 : -1);
    });
  });
}

function sortRows(
  body: HTMLTableSectionElement,
  column: number,
  kind: 'text' | 'digits',
  direction: 1 | -1,
): void {
  const valueOf = (row: HTMLTableRowElement) => row.cells[column]!.dataset.value ?? '';
  const rows = [...body.rows];
  rows.sort((a, b) => compareCells(valueOf(a), valueOf(b), kind, direction));
  body.append(...rows);
}
