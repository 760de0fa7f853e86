import type { ScoreMap } from '../score-map/score-map';

/** A line of equal score, in pixels of the map; (0, 0) is the outer corner of the first pixel. */
export interface Contour {
  /** x, y, x, y, ...; the first point is not repeated at the end. */
  readonly points: Float32Array<ArrayBuffer>;
  /** False for a line that starts and ends at the border of the map. */
  readonly closed: boolean;
  /** Index of a pixel at or above the level, beside the first point. */
  readonly inside: number;
}

/** Sides of a cell, whose corners are four pixel centres. */
const TOP = 0;
const RIGHT = 1;
const BOTTOM = 2;
const LEFT = 3;

/**
 * For each pattern of corners at or above the level (1 top left, 2 top right, 4 bottom right,
 * 8 bottom left) the pieces of the line: side to side, higher scores to the right of the way.
 */
const pieces: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[TOP, LEFT]],
  [[RIGHT, TOP]],
  [[RIGHT, LEFT]],
  [[BOTTOM, RIGHT]],
  [[TOP, LEFT], [BOTTOM, RIGHT]], // prettier-ignore
  [[BOTTOM, TOP]],
  [[BOTTOM, LEFT]],
  [[LEFT, BOTTOM]],
  [[TOP, BOTTOM]],
  [[RIGHT, TOP], [LEFT, BOTTOM]], // prettier-ignore
  [[RIGHT, BOTTOM]],
  [[LEFT, RIGHT]],
  [[TOP, RIGHT]],
  [[LEFT, TOP]],
  [],
];

/** The saddles 5 and 10 when the middle of the cell is at or above the level. */
const joinedSaddles: Record<number, (typeof pieces)[number]> = {
  5: [[TOP, RIGHT], [BOTTOM, LEFT]], // prettier-ignore
  10: [[LEFT, TOP], [RIGHT, BOTTOM]], // prettier-ignore
};

/**
 * Lines along which the map, interpolated between pixel centres, equals `level`: marching squares
 * (Lorensen and Cline, SIGGRAPH 1987, in two dimensions), saddles decided by the mean of the cell.
 * Closed lines run clockwise on the screen around scores at or above the level, open lines keep
 * them on the right. Lines end at the centres of border pixels.
 */
export function contours(map: ScoreMap, level: number): Contour[] {
  const { next, preceded, starts } = link(map, level);
  const lines: Contour[] = [];
  const open = starts.filter((edge) => preceded[edge] === 0);
  for (const start of [...open, ...starts]) {
    const edges: number[] = [];
    for (let edge = start; edge >= 0;) {
      const following: number = next[edge]!;
      // An edge is used up once walked: a loop ends where it began, on an edge without a next.
      next[edge] = -1;
      edges.push(edge);
      edge = following;
    }
    if (edges.length < 2) continue;
    const closed = edges.at(-1) === start;
    if (closed) edges.pop();
    const inside = insideOf(map, level, start);
    lines.push({ points: crossings(map, level, edges), closed, inside });
  }
  return lines;
}

/**
 * All pieces as links from edge to edge. Edge `2 i` goes from pixel `i` to its right neighbour,
 * `2 i + 1` to the one below; it is left by at most one piece and reached by at most one.
 */
function link({ width, height, values }: ScoreMap, level: number) {
  const next = new Int32Array(2 * width * height).fill(-1);
  const preceded = new Uint8Array(2 * width * height);
  const starts: number[] = [];
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const i = y * width + x;
      const pattern =
        (values[i]! >= level ? 1 : 0) |
        (values[i + 1]! >= level ? 2 : 0) |
        (values[i + width + 1]! >= level ? 4 : 0) |
        (values[i + width]! >= level ? 8 : 0);
      if (pattern === 0 || pattern === 15) continue;
      const edges = [2 * i, 2 * (i + 1) + 1, 2 * (i + width), 2 * i + 1];
      for (const [from, to] of piecesOf(pattern, values, i, width, level)) {
        next[edges[from]!] = edges[to]!;
        preceded[edges[to]!] = 1;
        starts.push(edges[from]!);
      }
    }
  }
  return { next, preceded, starts };
}

function piecesOf(pattern: number, values: Float32Array, i: number, width: number, level: number) {
  const joined = joinedSaddles[pattern];
  if (!joined) return pieces[pattern]!;
  const sum = values[i]! + values[i + 1]! + values[i + width]! + values[i + width + 1]!;
  return sum / 4 >= level ? joined : pieces[pattern]!;
}

/** The one of an edge's two pixels that is at or above the level. */
function insideOf({ width, values }: ScoreMap, level: number, edge: number): number {
  const i = edge >> 1;
  return values[i]! >= level ? i : i + (edge & 1 ? width : 1);
}

/** Where the level is crossed on each edge, by linear interpolation between its pixels. */
function crossings({ width, values }: ScoreMap, level: number, edges: readonly number[]) {
  const points = new Float32Array(2 * edges.length);
  edges.forEach((edge, k) => {
    const i = edge >> 1;
    const down = edge & 1;
    const value = values[i]!;
    const share = (level - value) / (values[i + (down ? width : 1)]! - value);
    points[2 * k] = (i % width) + 0.5 + (down ? 0 : share);
    points[2 * k + 1] = Math.floor(i / width) + 0.5 + (down ? share : 0);
  });
  return points;
}
