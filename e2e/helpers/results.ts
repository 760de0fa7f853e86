import { expect } from '@playwright/test';

/** A line of results.json. */
export interface Result {
  readonly file: string;
  readonly path: string;
  readonly label: string | null;
  readonly hasMask: boolean;
  readonly flagged: boolean;
  readonly comment: string;
  readonly score: number | null;
  readonly threshold: number | null;
  readonly verdict: string | null;
  readonly backend: string | null;
  readonly references: number;
  readonly imageWidth: number;
  readonly imageHeight: number;
  readonly mapWidth: number;
  readonly mapHeight: number;
  readonly problem: string | null;
  readonly sentence: string | null;
  readonly regionCount: number | null;
  readonly largestRegionPx: number | null;
  readonly regions: readonly Region[] | null;
}

/** A region of a result, places in pixels of the image. */
interface Region {
  readonly number: number;
  readonly severity: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly areaPx: number;
  readonly areaPercent: number;
  readonly shape: string;
}

export interface Results {
  readonly backend: string;
  readonly featureSpec: Readonly<Record<string, unknown>>;
  readonly threshold: number;
  readonly regions: {
    readonly threshold: number;
    readonly smallest: { readonly value: number; readonly unit: string };
    readonly smoothingPx: number;
    readonly mmPerPx: number | null;
  };
  readonly scoreMapPng: { readonly unitPerLevel: number };
  readonly references: readonly string[];
  readonly results: readonly Result[];
}

export function readResults(entries: ReadonlyMap<string, Buffer>): Results {
  return JSON.parse(entries.get('results.json')!.toString('utf8')) as Results;
}

/** Exact scores by path. */
export function scoresOf({ results }: Results): Map<string, number> {
  return new Map(results.map(({ path, score }) => [path, score!]));
}

/** Both hold the same files, with scores that are equal to 1e-3. */
export function expectSame(
  scores: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): void {
  expect([...scores.keys()].sort()).toEqual([...right.keys()].sort());
  for (const [name, score] of scores) {
    expect(Math.abs(score - right.get(name)!), name).toBeLessThanOrEqual(1e-3);
  }
}

/** Cells of a CSV file (RFC 4180) without its byte order mark. */
export function readCsv(bytes: Buffer): string[][] {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  expect(text.endsWith('\r\n')).toBe(true);
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

export interface FloatMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A little-endian float32 matrix in NumPy's format 1.0. */
export function readNpy(bytes: Buffer): FloatMap {
  expect(bytes.toString('latin1', 0, 8)).toBe('\x93NUMPY\x01\x00');
  const start = 10 + bytes.readUInt16LE(8);
  expect(start % 64, 'alignment').toBe(0);
  const header = bytes.toString('latin1', 10, start);
  expect(header).toContain("'descr': '<f4'");
  expect(header).toContain("'fortran_order': False");
  const shape = /'shape': \((\d+), (\d+)\)/.exec(header)!;
  const [height, width] = [Number(shape[1]), Number(shape[2])];
  expect(bytes.length - start).toBe(width * height * 4);
  const values = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length),
  );
  return { width, height, values };
}

/** Where a map is highest, 0 to 1 along each side. */
export function hottest({ width, height, values }: FloatMap): { x: number; y: number } {
  let at = 0;
  values.forEach((value, i) => {
    if (value > values[at]!) at = i;
  });
  return { x: ((at % width) + 0.5) / width, y: (Math.floor(at / width) + 0.5) / height };
}
