import { describe, expect, it } from 'vitest';
import type { Item } from '../project/item';
import type { RegionRow } from './region-rows';
import { roundDigits } from './round';
import { reportRows, type ReportContext } from './rows';
import { nothingWritten } from './written-files';

const item: Item = {
  id: 'q1',
  bin: 'query',
  name: 'a.jpg',
  path: 'test/scratch/a.jpg',
  bytes: 1000,
  sequence: 4,
  status: 'done',
  label: 'defective',
  labelFrom: 'set',
  flagged: true,
  comment: 'See the rim.',
  hasMask: true,
  problem: null,
  hash: null,
  image: { width: 900, height: 600 },
  score: 0.81234567,
  pixels: null,
  sameAs: null,
  tookMs: 41.25,
  scoredAgainst: 8,
  bankVersion: 3,
};

/** As rows they are only passed on: their areas alone are looked at. */
const regions = [
  { areaPx: 10, areaPercent: 0.1 },
  { areaPx: 70, areaPercent: 0.5 },
] as unknown as readonly RegionRow[];

const context: ReportContext = {
  decision: { threshold: 0.75, unsureFrom: 0.72 },
  backend: 'wasm',
  details: new Map([
    [
      'q1',
      {
        nearestReference: 'r.jpg',
        gridRows: 33,
        gridCols: 49,
        mapSize: { width: 392, height: 264 },
        files: { ...nothingWritten, maskFile: 'masks/a.png' },
        sentence: 'A spot.',
        regions,
      },
    ],
  ]),
  names: new Map([
    ['q1', 'a'],
    ['q2', 'b'],
  ]),
};

describe('reportRows', () => {
  it('has the facts of a scored query', () => {
    expect(reportRows([item], context)).toEqual([
      {
        file: 'a.jpg',
        path: 'test/scratch/a.jpg',
        label: 'defective',
        hasMask: true,
        flagged: true,
        comment: 'See the rim.',
        score: 0.812346,
        threshold: 0.75,
        verdict: 'anomalous',
        nearestReference: 'r.jpg',
        imageWidth: 900,
        imageHeight: 600,
        gridRows: 33,
        gridCols: 49,
        mapWidth: 392,
        mapHeight: 264,
        backend: 'wasm',
        tookMs: 41.25,
        sentence: 'A spot.',
        regions,
        regionCount: 2,
        largestRegionPx: 70,
        largestRegionPercent: 0.5,
        references: 8,
        problem: null,
        exportName: 'a',
        ...nothingWritten,
        maskFile: 'masks/a.png',
      },
    ]);
  });

  it('makes a failed item a row with its problem and nothing of an older score', () => {
    const failed: Item = { ...item, status: 'failed', problem: { kind: 'truncated' } };
    const [row] = reportRows([failed], context);
    expect(row).toMatchObject({ file: 'a.jpg', problem: 'truncated', threshold: 0.75 });
    expect(row).toMatchObject({ score: null, verdict: null, gridRows: null, references: 0 });
    const worded = reportRows([failed], { ...context, describe: ({ kind }) => `Why: ${kind}` });
    expect(worded[0]!.problem).toBe('Why: truncated');
  });

  it('leaves unknown facts null, in the order given', () => {
    const waiting: Item = { ...item, id: 'q2', status: 'waiting', image: null, score: null };
    const rows = reportRows([waiting, item], { ...context, decision: null });
    expect(rows.map((row) => row.score)).toEqual([null, 0.812346]);
    expect(rows.map((row) => row.verdict)).toEqual([null, null]);
    expect(rows[0]).toMatchObject({ imageWidth: null, backend: null, tookMs: null });
    expect(rows[0]).toMatchObject({ exportName: 'b', maskFile: null });
  });

  it('tells no regions from unknown ones', () => {
    const details = context.details.get('q1')!;
    const rowWith = (found: readonly RegionRow[] | null) =>
      reportRows([item], {
        ...context,
        details: new Map([['q1', { ...details, regions: found }]]),
      })[0];
    expect(rowWith([])).toMatchObject({ regions: [], regionCount: 0, largestRegionPx: 0 });
    expect(rowWith(null)).toMatchObject({
      regions: null,
      regionCount: null,
      largestRegionPx: null,
    });
  });

  it('judges before it rounds', () => {
    const [row] = reportRows([{ ...item, score: 0.7499999 }], context);
    expect(row).toMatchObject({ score: 0.75, verdict: 'unsure' });
  });
});

describe('roundDigits', () => {
  it.each([
    [0.12345649, 0.123456],
    [-1e-9, 0],
    [1234567, 1234567],
    [null, null],
    [Number.NaN, null],
    [Infinity, null],
  ])('%d becomes %d', (value, rounded) => {
    expect(roundDigits(value)).toEqual(rounded);
  });
});
