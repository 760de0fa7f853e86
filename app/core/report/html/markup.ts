/** A piece of HTML that is safe as it is: text, and pictures as bytes so that none becomes a string. */
export class Markup {
  constructor(readonly pieces: readonly (string | Uint8Array<ArrayBuffer>)[]) {}
}

/** Values in a template: strings are escaped, null is rendered as nothing. */
export type Part = Markup | string | number | null | readonly Part[];

/**
 * HTML from a template. Every string is escaped for text and quoted attributes alike; what is
 * already markup goes in as it is.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces: (string | Uint8Array<ArrayBuffer>)[] = [];
  texts.forEach((text, i) => {
    append(pieces, text);
    if (i < parts.length) appendPart(pieces, parts[i]!);
  });
  return new Markup(pieces);
}

/** Text that is not to be escaped: our own style and script. */
export function verbatim(text: string): Markup {
  return new Markup([text]);
}

function appendPart(pieces: (string | Uint8Array<ArrayBuffer>)[], part: Part): void {
  if (part === null) return;
  if (part instanceof Markup) part.pieces.forEach((piece) => append(pieces, piece));
  else if (typeof part === 'object') part.forEach((one) => appendPart(pieces, one));
  else append(pieces, escapeHtml(String(part)));
}

/** Neighbouring strings become one: a blob of few parts is quicker to make. */
function append(
  pieces: (string | Uint8Array<ArrayBuffer>)[],
  piece: string | Uint8Array<ArrayBuffer>,
): void {
  const last = pieces.at(-1);
  if (typeof piece === 'string' && typeof last === 'string') {
    pieces[pieces.length - 1] = last + piece;
  } else if (piece.length > 0) pieces.push(piece);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
