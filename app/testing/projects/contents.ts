import { encode } from 'fast-png';
import { encodeBank } from '../../core/bank/codec';
import { bankEntry } from '../../core/bank/memory-bank';
import { packScores, type PackedScores } from '../../core/match/packed-scores';
import type { SavedItem } from '../../core/saved/saved-project';
import type { IncomingFile } from '../../ports/files';
import type { ProjectContents } from '../../ports/projects';
import { PhotoSource } from '../../ports/photo-source';
import { savedEmpty, savedItemOf } from '../saved';
import { blobImage, randomGrid, testSaved } from '../synthetic';

const DEPTH = 8;
const GRID = { rows: 4, cols: 5 };
const SIZE = { width: 32, height: 24 };
const DRAWN_AT = 1_700_000_000_000;
const references = ['i1', 'i2'] as const;
const queries = ['i3', 'i4', 'i5'] as const;

/** Says what it is, and is never more than text. */
export const HOSTILE_NAME = '<img src=x onerror=alert(1)>.png';

/** A small project with everything that one can have, of drawn pictures; the same on every call. */
export function drawnProject(): ProjectContents {
  const ids = [...references, ...queries];
  const files = new Map(ids.map((id, i) => [id, picture(nameOf(id), i + 1)]));
  const items = ids.map((id) => itemOf(id, files.get(id)!));
  const entries = references.map((id, i) =>
    bankEntry(id, randomGrid(i + 1, GRID.rows, GRID.cols, DEPTH)),
  );
  return {
    project: {
      ...savedEmpty,
      name: 'Drawn parts',
      spec: { ...testSaved, levels: [...testSaved.levels] },
      sequence: 6,
      bankVersion: 2,
      inBank: [...references],
      calibration: {
        method: 'leave-one-out',
        parts: [
          { score: 0.2, common: 0.15, peak: 0.25 },
          { score: 0.22, common: 0.16, peak: 0.27 },
        ],
        turnGain: 0.01,
      },
      turning: 'upright',
      ownThreshold: 0.5,
      view: { ...savedEmpty.view, selected: 'i4', opacity: 0.4 },
    },
    items,
    files: new Map(Array.from(files, ([id, file]) => [id, PhotoSource.of(file)])),
    thumbnails: new Map(ids.map((id, i) => [id, picture(id, i + 1)])),
    scores: new Map(queries.map((id, i) => [id, scoresOf(0.3 + i / 5)])),
    masks: new Map([['i4', maskOf('test/dent/b.png')]]),
    waitingMasks: [maskOf('test/dent/z.png')],
    bank: encodeBank({ bank: { entries }, thinning: null }),
  };
}

const nameOf = (id: string) => (id === 'i5' ? HOSTILE_NAME : `${id}.png`);

function itemOf(id: (typeof references | typeof queries)[number], file: File): SavedItem {
  const isQuery = queries.some((query) => query === id);
  return savedItemOf(id, {
    bin: isQuery ? 'query' : 'reference',
    name: file.name,
    path: `parts/${file.name}`,
    bytes: file.size,
    status: 'done',
    label: id === 'i4' ? 'defective' : null,
    labelFrom: id === 'i4' ? 'mask' : null,
    hasMask: id === 'i4',
    flagged: id === 'i3',
    comment: id === 'i4' ? 'Bent, see <b>left</b>' : '',
    image: SIZE,
    score: isQuery ? 0.1 * Number(id.slice(1)) : 0.2,
    tookMs: 12,
    scoredAgainst: 2,
    bankVersion: 2,
  });
}

function scoresOf(distance: number): PackedScores {
  const count = GRID.rows * GRID.cols;
  return packScores({
    ...GRID,
    distances: Float32Array.from({ length: count }, (_, i) => distance + i / 100),
    nearestReference: Uint16Array.from({ length: count }, (_, i) => i % references.length),
    nearestPatch: Uint32Array.from({ length: count }, (_, i) => i),
    references,
  });
}

function picture(name: string, seed: number): File {
  const { data } = blobImage(seed, SIZE.width, SIZE.height);
  const png = Uint8Array.from(encode({ ...SIZE, data: Uint8Array.from(data), channels: 4 }));
  return new File([png], name, { type: 'image/png', lastModified: DRAWN_AT });
}

function maskOf(path: string): IncomingFile {
  return { file: picture(path.split('/').at(-1)!, 9), path };
}
