/** A stacked bar for each number of references: milliseconds an image, stage by stage. */

const WIDTH = 720;
const BAR = 26;
const GAP = 14;
const LEFT = 120;
const RIGHT = 60;
const TOP = 34;
/** Told apart by colour-blind eyes, and on light and dark pages (Okabe and Ito, 2008). */
const COLOURS = ['#56b4e9', '#cc79a7', '#0072b2', '#e69f00', '#009e73', '#d55e00'];
const TEXT = 'font-family="system-ui, sans-serif" font-size="13" fill="#777"';

/**
 * @param {Record<string, Record<string, number>>} stages by number of references
 * @param {string[]} names of the stages, in order
 * @returns {string} SVG
 */
export function plotStages(stages, names) {
  const rows = Object.entries(stages);
  const total = (spent) => names.reduce((sum, name) => sum + spent[name], 0);
  const longest = Math.max(...rows.map(([, spent]) => total(spent)));
  const scale = (WIDTH - LEFT - RIGHT) / longest;
  const parts = [];
  let x = LEFT;
  names.forEach((name, i) => {
    parts.push(`<rect x="${x}" y="8" width="12" height="12" fill="${COLOURS[i]}"/>`);
    parts.push(`<text x="${x + 17}" y="19" ${TEXT}>${name}</text>`);
    x += 30 + 8 * name.length;
  });
  rows.forEach(([count, spent], row) => {
    const y = TOP + row * (BAR + GAP);
    const middle = y + BAR / 2 + 4;
    const noun = count === '1' ? 'reference' : 'references';
    parts.push(
      `<text x="${LEFT - 8}" y="${middle}" text-anchor="end" ${TEXT}>${count} ${noun}</text>`,
    );
    let from = LEFT;
    names.forEach((name, i) => {
      const width = spent[name] * scale;
      parts.push(
        `<rect x="${from.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${COLOURS[i]}"/>`,
      );
      from += width;
    });
    parts.push(
      `<text x="${(from + 6).toFixed(1)}" y="${middle}" ${TEXT}>${total(spent).toFixed(0)} ms</text>`,
    );
  });
  const height = TOP + rows.length * (BAR + GAP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Milliseconds an image by stage and number of references">\n${parts.join('\n')}\n</svg>\n`;
}
