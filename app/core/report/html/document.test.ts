import { describe, expect, it } from 'vitest';
import { printHeader, reportBegin, reportEnd, reportMiddle, type ReportShell } from './document';
import type { ReportFacts, ReportImage } from './facts';
import { imageSection } from './image-section';
import type { Markup } from './markup';
import { tableRow } from './ranked-table';

const textOf = ({ pieces }: Markup) =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece)))
    .join('');

const shell: ReportShell = {
  style: 'b{}',
  script: 'run()',
  styleDigest: 'sha256-style=',
  scriptDigest: 'sha256-script=',
};

const facts: ReportFacts = {
  projectName: 'A </title><script>alert(1)</script>',
  projectId: 'p1',
  madeAt: '22 November 2026 at 14:05',
  decision: { threshold: 0.5, unsureFrom: 0.4 },
  isOwnThreshold: false,
  calibrationWords: 'From 8 references.',
  trustWords: 'Good.',
  falseAlarmOneIn: 20,
  isRarer: false,
  references: [{ name: 'r.jpg', hash: 'ab', thumbnail: null }],
  scale: { low: 0.4, threshold: 0.5, high: 1 },
  colourMap: 'ember',
  regions: {
    threshold: 0.48,
    smallest: { value: 2, unit: 'mm2' },
    smoothingPx: 5,
    mmPerPx: 0.125,
  },
  severityRules: [{ name: 'Large <b>', severity: 'critical', atLeast: { areaPercent: 5 } }],
  featureSpec: {
    backbone: 'net',
    weights: '0123456789abcdef',
    levels: ['a', 'b'],
    inputAreaPx: 102400,
    preprocessing: 1,
  },
  directions: 8,
  backend: 'wasm',
  appVersion: '1.2.3',
};

const image: ReportImage = {
  rank: 3,
  name: '"><img src=x onerror=alert(1)>.jpg',
  path: 'set/"><img src=x onerror=alert(1)>.jpg',
  score: 0.61,
  label: 'defective',
  flagged: true,
  comment: `</td></style>'" onload=x`,
  hash: 'cd',
  size: { width: 200, height: 100 },
  sentence: 'A spot.',
  regions: [
    {
      number: 1,
      severity: 'major',
      rule: 'Sizeable',
      box: { x: 10, y: 10, width: 20, height: 20 },
      centre: { x: 20, y: 20 },
      peak: 0.7,
      peakAt: { x: 20, y: 20 },
      mean: 0.6,
      areaPx: 400,
      areaPercent: 2,
      areaMm2: 6.25,
      elongation: 1,
      orientationDegrees: 0,
      shape: 'round',
      outers: [Float32Array.of(10, 10, 30, 10, 30, 30, 10, 30)],
      holes: [],
    },
  ],
  problem: null,
  thumbnail: null,
  picture: {
    photo: { type: 'image/jpeg', bytes: Uint8Array.of(1, 2, 3) },
    heat: { type: 'image/png', bytes: Uint8Array.of(4, 5, 6) },
  },
};

describe('a report', () => {
  const failed = { ...image, rank: null, score: null, regions: null, problem: 'Cut short.' };
  const whole = [
    reportBegin(facts, shell, [image, failed]),
    tableRow(image, facts.decision),
    tableRow(failed, facts.decision),
    reportMiddle(),
    imageSection(image, facts.decision),
    reportEnd(facts, shell, [image, failed]),
  ]
    .map(textOf)
    .join('');

  it('allows its one style, its one script and pictures inside of it', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(whole)![1]!;
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      'img-src data:',
      "style-src 'sha256-style='",
      "script-src 'sha256-script='",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(whole.match(/<script/g)).toHaveLength(1);
    expect(whole.match(/<style/g)).toHaveLength(1);
    expect(whole).toContain('<script>run()</script>');
    expect(whole).toContain('<style>b{}</style>');
  });

  it('has no tag or attribute from a name, comment or title', () => {
    const tags = whole.match(/<[^>]*>/g)!;
    expect(
      tags.filter((tag) => /\s(on\w+|style)=/i.test(tag.replaceAll(/"[^"]*"/g, '""'))),
    ).toEqual([]);
    expect(whole).not.toContain('<img src=x');
    expect(whole).toContain('&lt;/td&gt;&lt;/style&gt;&#39;&quot; onload=x');
  });

  it('opens and closes every element', () => {
    const empty = /^(meta|img|input|path|rect|stop|!doctype)$/i;
    const open: string[] = [];
    for (const [, end, name, self] of whole.matchAll(
      /<(\/?)([a-z!][\w-]*)(?:[^>"]|"[^"]*")*?(\/?)>/gi,
    )) {
      if (self === '/' || empty.test(name!)) continue;
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });

  it('tells verdicts, sizes, settings and what could not be inspected', () => {
    expect(whole).toContain('data-threshold="0.5" data-unsure-share="0.8"');
    expect(whole).toMatch(/data-count="anomalous">1</);
    expect(whole).toContain('6.3 mm²');
    expect(whole).toContain('Cut short.');
    expect(whole).toContain('0.125 mm a pixel');
    expect(whole).toContain('0123456789abcdef');
    expect(whole).toContain('data:image/jpeg;base64,AQID"');
    expect(whole).toContain('data:image/png;base64,BAUG"');
    expect(whole).toContain('d="M10 10L30 10L30 30L10 30Z"');
    expect(whole).toContain('about 1 in 20 good parts');
  });
});

describe('printHeader', () => {
  it('is one string whatever the name', () => {
    const header = printHeader('a"}</style>\\\n{é', '1 May');
    expect(header).not.toMatch(/<|\\"|\n/);
    expect(header.match(/"/g)).toHaveLength(6);
    expect(header).toContain('"a\\22 \\7d \\3c \\2f style\\3e \\5c \\a \\7b \\e9  \\b7  1 May"');
  });
});
