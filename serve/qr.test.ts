import { generate } from 'lean-qr';
import { describe, expect, it } from 'vitest';
import { qrCode } from './qr.mjs';

const text = 'https://192.168.1.23:4173/';
const modules = generate(text);

/** Which modules are dark, row by row, read back from the characters. */
function read(code: string, halves: string): boolean[][] {
  return code.split('\n').flatMap((line) => {
    const blocks = [...line].map((character) => halves.indexOf(character));
    return [blocks.map((block) => block >= 2), blocks.map((block) => block % 2 === 1)];
  });
}

function expectModules(dark: boolean[][]): void {
  expect(dark[0]).toHaveLength(modules.size + 8);
  for (const [y, row] of dark.entries()) {
    expect(row, `row ${y}`).toEqual(row.map((_, x) => modules.get(x - 4, y - 4)));
  }
}

describe('the code in the terminal', () => {
  it('draws every module with a margin of four, light on a dark terminal', () => {
    expectModules(read(qrCode(text, false), '█▀▄ '));
  });

  it('draws black on white whatever the colours of the terminal', () => {
    const lines = qrCode(text, true).split('\n');
    const [before, after] = ['\u001B[38;5;16;48;5;231m', '\u001B[0m'];
    expect(lines.every((line) => line.startsWith(before) && line.endsWith(after))).toBe(true);
    const bare = lines.map((line) => line.slice(before.length, -after.length));
    expectModules(read(bare.join('\n'), ' ▄▀█'));
  });
});
