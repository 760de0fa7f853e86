import { describe, expect, it } from 'vitest';
import { findRegions } from '../regions/find-regions';
import { cocoJson } from './coco';
import type { RatedRegion } from './region-rows';
import { nothingWritten } from './written-files';

const size = { width: 60, height: 40 };

/** Regions of a disc with a hole, and of a small square. */
function rated(threshold = 0.5): RatedRegion[] {
  const values = Float32Array.from({ length: 60 * 40 }, (_, i) => {
    const [x, y] = [i % 60, Math.floor(i / 60)];
    const radius = Math.hypot(x + 0.5 - 20, y + 0.5 - 20);
    if (x > 50 && y > 30 && x < 55 && y < 35) return 0.75;
    return 1 - Math.abs(radius - 10) / 10;
  });
  return findRegions({ ...size, values }, size, { threshold }).map((region) => ({
    ...region,
    severity: 'major',
    rule: null,
  }));
}

function areaOf(polygon: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i += 2) {
    const j = (i + 2) % polygon.length;
    sum += polygon[i]! * polygon[j + 1]! - polygon[j]! * polygon[i + 1]!;
  }
  return Math.abs(sum) / 2;
}

interface Coco {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly categories: readonly { readonly id: number }[];
  readonly annotations: readonly {
    readonly id: number;
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly number[];
    readonly area: number;
    readonly segmentation: readonly (readonly number[])[];
  }[];
}

const named = (name: string) => {
  const files = { ...nothingWritten, maskFile: `masks/${name}.png` };
  return { path: `${name}.png`, exportName: name, files };
};

describe('cocoJson', () => {
  const images = [
    { ...named('test/good/0'), ...size, regions: [] },
    { ...named('test/bad/0'), ...size, regions: rated() },
    { ...named('test/bad/1'), ...size, regions: rated(0.9) },
  ];
  const coco = JSON.parse(cocoJson('Line 3', images)) as Coco;

  it('has every image, and annotations with ids of their own', () => {
    expect(coco.images.map(({ id, file_name }) => [id, file_name])).toEqual([
      [1, 'test/good/0.png'],
      [2, 'test/bad/0.png'],
      [3, 'test/bad/1.png'],
    ]);
    expect(coco.images[1]).toMatchObject({
      exportName: 'test/bad/0',
      maskFile: 'masks/test/bad/0.png',
      overlayFile: null,
    });
    expect(coco.annotations.map(({ id, image_id }) => [id, image_id])).toEqual([
      [1, 2],
      [2, 2],
      [3, 3],
    ]);
    expect(coco.categories.map(({ id }) => id)).toEqual([1]);
  });

  it('has polygons of the area, holes taken out', () => {
    for (const { segmentation, area } of coco.annotations.filter(({ area: px }) => px > 100)) {
      expect(Math.abs(areaOf(segmentation[0]!) / area - 1)).toBeLessThan(0.05);
    }
    const [ring, square] = coco.annotations;
    expect(ring!.area).toBeGreaterThan(550);
    expect(square).toMatchObject({ bbox: [51, 31, 4, 4], area: 16, iscrowd: 0, score: 0.75 });
    expect(square).toMatchObject({ attributes: { number: 2, severity: 'major', shape: 'round' } });
  });

  it('falls back to the box where a region is too small for a polygon', () => {
    const [region] = rated();
    const flat = { ...region!, outers: [], holes: [] };
    const { annotations } = JSON.parse(
      cocoJson('', [{ ...named('a'), ...size, regions: [flat] }]),
    ) as Coco;
    expect(areaOf(annotations[0]!.segmentation[0]!)).toBe(flat.box.width * flat.box.height);
  });
});
