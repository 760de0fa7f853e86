import { generate } from 'lean-qr';

/** Modules of empty margin, as the standard asks for. */
const MARGIN = 4;

/** Black and white by number, since themes change the named ones. */
const COLOURS = '\u001B[38;5;16;48;5;231m';
const PLAIN = '\u001B[0m';

/** Two modules above one another in a character, which is twice as high as wide. */
const halves = { colour: [' ', '▄', '▀', '█'], plain: ['█', '▀', '▄', ' '] };

/**
 * A QR code for the terminal.
 *
 * @param {string} text
 * @param {boolean} hasColours without them the terminal is taken to be dark
 * @returns {string} lines
 */
export function qrCode(text, hasColours) {
  const code = generate(text);
  const blocks = hasColours ? halves.colour : halves.plain;
  const lines = [];
  for (let y = -MARGIN; y < code.size + MARGIN; y += 2) {
    let line = '';
    for (let x = -MARGIN; x < code.size + MARGIN; x += 1) {
      line += blocks[(code.get(x, y) ? 2 : 0) + (code.get(x, y + 1) ? 1 : 0)];
    }
    lines.push(hasColours ? COLOURS + line + PLAIN : line);
  }
  return lines.join('\n');
}
