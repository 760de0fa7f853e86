import { describe, expect, it } from 'vitest';
import { csvLine, resultsCsv } from './csv';
import type { ReportRow } from './rows';

const row: ReportRow = {
  file: 'a.jpg',
  path: 'x/a.jpg',
  label: null,
  score: 0.5,
  threshold: 0.75,
  verdict: 'normal',
  nearestReference: 'r, "1".jpg',
  imageWidth: 900,
  imageHeight: 600,
  gridRows: 33,
  gridCols: 49,
  mapWidth: 392,
  mapHeight: 264,
  backend: 'wasm',
  tookMs: 41,
  references: 8,
  problem: null,
};

describe('resultsCsv', () => {
  it('has a byte order mark, a header, CRLF after every line and all fields', () => {
    const lines = resultsCsv([row]).split('\r\n');
    expect(lines).toEqual([
      `\uFEFF${Object.keys(row).join(',')}`,
      'a.jpg,x/a.jpg,,0.5,0.75,normal,"r, ""1"".jpg",900,600,33,49,392,264,wasm,41,8,',
      '',
    ]);
  });

  it('is a header alone without rows', () => {
    expect(resultsCsv([])).toMatch(/^\uFEFFfile,path,.*problem\r\n$/);
  });
});

describe('csvLine', () => {
  it.each([
    ['plain', 'plain'],
    ['Größe 尺寸.png', 'Größe 尺寸.png'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1.png', "'-1.png"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
    ['a=1', 'a=1'],
    ['', ''],
  ])('writes %j', (text, cell) => {
    expect(csvLine([text])).toBe(cell);
  });

  it('leaves numbers alone and null empty', () => {
    expect(csvLine([-1.5, 0, null, 1e-7])).toBe('-1.5,0,,1e-7');
  });
});
