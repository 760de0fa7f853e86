import type { Page } from '@playwright/test';

/** A project as a person sees it at one moment. */
export interface Sight {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
  readonly threshold: string;
  /** Whether the threshold is `suggested` or `set by hand`. */
  readonly source: string;
  readonly references: readonly string[];
  /** The list's words for each photo to inspect, by path: score, verdict, label, flag, comment. */
  readonly rows: Readonly<Record<string, string>>;
  readonly selected: string;
  readonly comment: string;
}

/** Null while there is no project on the page. */
export function lookAtPage(page: Page): Promise<Sight | null> {
  return page.evaluate(() => {
    const options = (list: string) => [
      ...document.querySelectorAll(`[role="listbox"][aria-label="${list}"] [role="option"]`),
    ];
    const valueOf = (label: string) =>
      document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value ?? '';
    const queries = options('Photos to inspect');
    const title = (option: Element | undefined) => option?.getAttribute('title') ?? '';
    if (!document.querySelector('.work:not(.reading)')) return null;
    return {
      at: Date.now(),
      name: valueOf('Project name'),
      threshold: valueOf('Threshold as a number'),
      source: document.querySelector('.threshold-source')?.textContent ?? '',
      references: options('References').map(title).sort(),
      rows: Object.fromEntries(
        queries.map((option) => [title(option), option.getAttribute('aria-label') ?? '']),
      ),
      selected: title(queries.find((option) => option.ariaSelected === 'true')),
      comment: valueOf('Comment'),
    };
  });
}

/** Between two looks that follow one another; more than that, and the page was away. */
const MOST_BETWEEN_MS = 300;

type Facts = Readonly<Record<string, string>>;

/** Everything in sight as single facts. */
function factsOf({ rows, references, name, threshold, source, selected, comment }: Sight): Facts {
  const whole = { name, threshold, source, selected, comment };
  const there = references.map((path) => [`reference ${path}`, 'there']);
  const said = Object.entries(rows).flatMap(([path, words]) => {
    const [, score, label] = /^.*?, (\d\.\d\d, [^,]*)?[^,]*(.*)$/.exec(words) ?? [];
    return [
      [`query ${path}`, 'there'],
      [`score ${path}`, score ?? ''],
      [`judgement ${path}`, label ?? ''],
    ];
  });
  return { ...whole, references: references.join(), ...Object.fromEntries([...there, ...said]) };
}

/** Whether a fact is computed from the references, and so may be about to change. */
const isDerived = (fact: string, facts: Facts) =>
  fact.startsWith('score') || (fact === 'threshold' && facts.source === 'suggested');

/** All that has been seen of a project, through its visits. */
export class Memory {
  /** With the time for which there had been a project on the screen by then. */
  private readonly sights: (Sight & { readonly shownMs: number })[] = [];

  /** Looks now. */
  async look(page: Page): Promise<void> {
    const sight = await lookAtPage(page).catch(() => null);
    if (!sight) return;
    const { at = sight.at, shownMs = 0 } = this.sights.at(-1) ?? {};
    this.sights.push({ ...sight, shownMs: shownMs + Math.min(MOST_BETWEEN_MS, sight.at - at) });
  }

  /**
   * Facts that have been on the screen, unchanged, for the last `ms`; computed ones only where the
   * references had come to rest before.
   */
  lasting(ms: number): Facts {
    const facts = this.unchanged(ms);
    const isAtRest = this.unchanged(2 * ms).references !== undefined;
    const counts = ([fact]: [string, string]) => isAtRest || !isDerived(fact, facts);
    return Object.fromEntries(Object.entries(facts).filter(counts));
  }

  private unchanged(ms: number): Facts {
    const now = this.sights.at(-1)?.shownMs ?? 0;
    const first = this.sights.findLastIndex(({ shownMs }) => shownMs <= now - ms);
    if (first < 0) return {};
    const [oldest, ...later] = this.sights.slice(first).map(factsOf);
    const stays = ([fact, said]: [string, string]) =>
      said !== '' && later.every((facts) => facts[fact] === said);
    return Object.fromEntries(Object.entries(oldest!).filter(stays));
  }

  /** Facts of `expected` that a sight lacks or contradicts. */
  static missing(expected: Facts, sight: Sight): string[] {
    const facts = factsOf(sight);
    return Object.entries(expected)
      .filter(([fact, said]) => facts[fact] !== said)
      .map(([fact, said]) => `${fact}: "${said}" has become "${facts[fact] ?? ''}"`);
  }
}
