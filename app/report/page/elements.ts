/** The element with this id; a report always has those that its script asks for. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** Everything that a score says a verdict of: lines of the table and photos. */
export function judged(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-score]')];
}

/** The score of a line or photo; null where there is none. */
export function scoreOf({ dataset: { score = '' } }: HTMLElement): number | null {
  return score === '' ? null : Number(score);
}
