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

const DECISION_HEIGHT = 240;

/**
 * False alarms of each set, and balanced accuracy beside the best possible, against the number of
 * references.
 *
 * @param {Record<string, Record<string, { false_alarm_rate: number }>>} sets in percent
 * @param {Record<string, { balanced_accuracy: number, best_balanced_accuracy: number }>} mean
 * @param {number} stated false-alarm rate, percent
 * @returns {string} SVG
 */
export function plotDecisions(sets, mean, stated) {
  const shots = Object.keys(mean);
  const panel = (left, title, most, unit) => {
    const right = left + WIDTH / 2 - 90;
    const x = (i) => left + 20 + (i * (right - left - 40)) / Math.max(1, shots.length - 1);
    const y = (value) => DECISION_HEIGHT - 36 - (value / most) * (DECISION_HEIGHT - 80);
    const ticks = [0, most / 2, most].map(
      (value) =>
        `<line x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}" stroke="#8884"/>` +
        `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end" ${TEXT}>${value}${unit}</text>`,
    );
    const names = shots.map(
      (k, i) =>
        `<text x="${x(i)}" y="${DECISION_HEIGHT - 14}" text-anchor="middle" ${TEXT}>${k}</text>`,
    );
    const head = `<text x="${left}" y="20" ${TEXT}>${title}</text>`;
    return { x, y, left, right, parts: [head, ...ticks, ...names] };
  };
  const alarms = panel(40, 'False alarms by set, against references', 40, ' %');
  alarms.parts.push(
    `<line x1="${alarms.left}" x2="${alarms.right}" y1="${alarms.y(stated)}" y2="${alarms.y(stated)}" stroke="${COLOURS[5]}" stroke-dasharray="4 3"/>`,
    `<text x="${alarms.right + 4}" y="${alarms.y(stated) + 4}" ${TEXT}>stated</text>`,
  );
  Object.values(sets).forEach((byShots, set) => {
    shots.forEach((k, i) => {
      if (!byShots[k]) return;
      const at = alarms.x(i) + (set - 2) * 6;
      const value = alarms.y(byShots[k].false_alarm_rate);
      alarms.parts.push(`<circle cx="${at}" cy="${value}" r="4" fill="${COLOURS[set % 6]}"/>`);
    });
  });
  const accuracy = panel(WIDTH / 2 + 20, 'Balanced accuracy, mean of the sets', 100, ' %');
  for (const [key, colour, name] of [
    ['best_balanced_accuracy', COLOURS[4], 'best possible'],
    ['balanced_accuracy', COLOURS[2], 'suggested'],
  ]) {
    const points = shots.map((k, i) => `${accuracy.x(i)},${accuracy.y(mean[k][key])}`).join(' ');
    accuracy.parts.push(
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
    );
    const y = key === 'best_balanced_accuracy' ? 60 : 76;
    accuracy.parts.push(
      `<text x="${accuracy.right - 96}" y="${DECISION_HEIGHT - y}" ${TEXT.replace('#777', colour)}>${name}</text>`,
    );
  }
  const label = 'False alarms of five sets and balanced accuracy against the number of references';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${DECISION_HEIGHT}" role="img" aria-label="${label}">\n${[...alarms.parts, ...accuracy.parts].join('\n')}\n</svg>\n`;
}
