/** Draws the icons of the installed app after `public/favicon.svg`: `node bench/draw-icons.mjs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { encode } from 'fast-png';

const BACKGROUND = [0x12, 0x16, 0x1a];
const DOT = [0x8b, 0x98, 0xa5];
const ODD = [0xff, 0x6f, 0x4d];

/** The favicon's own 32 units a side. */
const UNITS = 32;
const CORNER = 7;
const dots = [9, 16, 23].flatMap((y) =>
  [9, 16, 23].map((x) => ({ x, y, radius: 2.6, colour: DOT })),
);
const design = dots.map((dot) =>
  dot.x === 23 && dot.y === 16 ? { ...dot, radius: 4.4, colour: ODD } : dot,
);

/** Samples a side of each pixel. */
const SAMPLES = 4;

/** Colour and alpha at a point of the design. */
function at(x, y, isRound) {
  const middle = (UNITS - 1) / 2 + 0.5;
  const beyond = (value) => Math.max(0, Math.abs(value - middle) - (middle - CORNER));
  if (isRound && Math.hypot(beyond(x), beyond(y)) > CORNER) return null;
  const dot = design.find((one) => Math.hypot(x - one.x, y - one.y) <= one.radius);
  return dot?.colour ?? BACKGROUND;
}

/**
 * @param sidePx of the icon
 * @param share of the side that the design takes; the rest is background all around
 * @param isRound whether its corners are transparent
 */
function draw(sidePx, share, isRound) {
  const data = new Uint8Array(sidePx * sidePx * 4);
  const unit = UNITS / (sidePx * share);
  const margin = (UNITS - UNITS / share) / 2;
  for (let i = 0; i < sidePx * sidePx; i++) {
    const sum = [0, 0, 0, 0];
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const x = (i % sidePx) + ((sample % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(i / sidePx) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
      const colour = at(margin + x * unit, margin + y * unit, isRound);
      if (!colour) continue;
      colour.forEach((value, channel) => (sum[channel] += value));
      sum[3] += 1;
    }
    const [red, green, blue, count] = sum;
    const mean = (value) => Math.round(value / Math.max(1, count));
    data.set([mean(red), mean(green), mean(blue), Math.round((255 * count) / SAMPLES ** 2)], 4 * i);
  }
  return encode({ width: sidePx, height: sidePx, data, channels: 4, depth: 8 });
}

const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('icon-192.png', folder), draw(192, 1, true));
writeFileSync(new URL('icon-512.png', folder), draw(512, 1, true));
// Systems cut these to shapes of their own: nothing that counts lies outside of the middle 80 %.
writeFileSync(new URL('maskable-512.png', folder), draw(512, 0.8, false));
writeFileSync(new URL('apple-touch-180.png', folder), draw(180, 0.9, false));
