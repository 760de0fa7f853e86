import { describe, expect, it } from 'vitest';
import { html, verbatim, type Markup } from './markup';

const textOf = ({ pieces }: Markup) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `{${piece.length}}`)).join('');

describe('html', () => {
  it('escapes all that could end a text or an attribute', () => {
    const hostile = `</p><script>alert("1" + '2')</script> & so on`;
    expect(textOf(html`<p title="${hostile}">${hostile}</p>`)).not.toMatch(/<script|title="<|"1"/);
    expect(textOf(html`<p title="${hostile}"></p>`)).toBe(
      '<p title="&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;)&lt;/script&gt; &amp; so on"></p>',
    );
  });

  it('escapes once: what is already markup goes in as it is', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(textOf(html`<p>${inner}${[inner, '<']}${null}${0}</p>`)).toBe(
      '<p><b>a &amp; b</b><b>a &amp; b</b>&lt;0</p>',
    );
  });

  it('keeps pictures as bytes, and joins the strings between them', () => {
    const bytes = html`${verbatim('<i>')}${verbatim('a')}`;
    expect(bytes.pieces).toEqual(['<i>a']);
    const picture = html`a${html`b`}`.pieces;
    expect(picture).toEqual(['ab']);
  });
});
