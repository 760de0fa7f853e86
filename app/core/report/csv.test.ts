import { describe, expect, it } from 'vitest';
import { csvLine, regionsCsv, resultsCsv } from './csv';
import type { RegionRow } from './region-rows';
import type { ReportRow } from './rows';

const region: RegionRow = {
  number: 1,
  severity: 'major',
  rule: 'Large, or so',
  x: 10,
  y: 20.5,
  width: 30,
  height: 40,
  areaPx: 900,
  areaPercent: 0.166667,
  areaMm2: null,
  peak: 0.9,
  peakX: 20,
  peakY: 30,
  mean: 0.8,
  shape: 'round',
  elongation: 1.2,
  orientationDegrees: -12.5,
};

const names =
  'x/a,x/a_overlay.png,,x/a_heatmap.png,x/a_score.npy,x/a_score16.png,masks/x/a.png,"""x/a.jpg"""';
const nameColumns =
  'exportName,overlayFile,contoursFile,heatmapFile,scoreNpyFile,scorePngFile,maskFile,rawPath';

const row: ReportRow = {
  file: 'a.jpg',
  path: 'x/a.jpg',
  label: null,
  hasMask: true,
  flagged: true,
  comment: '=look, "here"\nagain',
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
  sentence: 'A round spot; 1 more.',
  regions: [region, { ...region, number: 2, areaMm2: 1.5 }],
  regionCount: 2,
  largestRegionPx: 900,
  largestRegionPercent: 0.166667,
  references: 8,
  problem: null,
  exportName: 'x/a',
  overlayFile: 'x/a_overlay.png',
  contoursFile: null,
  heatmapFile: 'x/a_heatmap.png',
  scoreNpyFile: 'x/a_score.npy',
  scorePngFile: 'x/a_score16.png',
  maskFile: 'masks/x/a.png',
};

describe('resultsCsv', () => {
  it('has a byte order mark, a header, CRLF after every line and all fields', () => {
    const lines = resultsCsv([row]).split('\r\n');
    expect(lines).toEqual([
      `\uFEFF${Object.keys(row)
        .filter((key) => key !== 'regions')
        .join(',')},rawPath`,
      `a.jpg,x/a.jpg,,true,true,"'=look, ""here""\nagain",0.5,0.75,normal,"r, ""1"".jpg",900,600,33,49,392,264,wasm,41,A round spot; 1 more.,2,900,0.166667,8,,${names}`,
      '',
    ]);
  });

  it('is a header alone without rows', () => {
    expect(resultsCsv([])).toMatch(/^\uFEFFfile,path,.*rawPath\r\n$/);
  });
});

describe('regionsCsv', () => {
  it('has a line for each region, after whose it is', () => {
    expect(
      regionsCsv([row, { ...row, regions: [] }, { ...row, regions: null }]).split('\r\n'),
    ).toEqual([
      `\uFEFFfile,path,${Object.keys(region).join(',')},${nameColumns}`,
      `a.jpg,x/a.jpg,1,major,"Large, or so",10,20.5,30,40,900,0.166667,,0.9,20,30,0.8,round,1.2,-12.5,${names}`,
      `a.jpg,x/a.jpg,2,major,"Large, or so",10,20.5,30,40,900,0.166667,1.5,0.9,20,30,0.8,round,1.2,-12.5,${names}`,
      '',
    ]);
  });
});

describe('names that look like formulas', () => {
  const path = '=HYPERLINK("x","y").png';
  const [line] = resultsCsv([{ ...row, path, exportName: '_=HYPERLINK' }])
    .split('\r\n')
    .slice(1);

  it('are no formulas, and can be joined by what the other tables have too', () => {
    expect(line).toContain(`"'=HYPERLINK(""x"",""y"").png"`);
    expect(line).toContain(',_=HYPERLINK,');
    const cells = line!.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map((cell) =>
      cell
        .replace(/,$/, '')
        .replace(/^"([\s\S]*)"$/, '$1')
        .replaceAll('""', '"'),
    );
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(JSON.parse(cells.findLast((cell) => cell !== '')!)).toBe(path);
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
