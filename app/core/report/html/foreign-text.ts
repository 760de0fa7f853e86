import { html, type Markup } from './markup';

/**
 * Controls, invisible formatting (turns of the writing direction make `gpj.exe` look like
 * `exe.jpg`), separators and lone surrogates; but line ends, tabs, and the joiners that scripts
 * and emoji are written with.
 */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Somebody else's text with all of it to be seen: `a[U+202E]b`. Not escaped yet. */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      UNSEEN,
      (sign) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}

/** Foreign text, isolated so that it cannot change the writing direction around it. */
export function foreign(text: string): Markup {
  return html`<bdi>${visibleText(text)}</bdi>`;
}
