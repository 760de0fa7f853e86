import { expect } from '@playwright/test';
import { decode } from 'fast-png';

interface CocoImage {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly file_name: string;
}

interface Annotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  readonly segmentation: readonly (readonly number[])[];
  readonly iscrowd: number;
  readonly score: number;
}

interface Coco {
  readonly images: readonly CocoImage[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly annotations: readonly Annotation[];
}

export function readCoco(entries: ReadonlyMap<string, Buffer>): Coco {
  return JSON.parse(entries.get('annotations.coco.json')!.toString('utf8')) as Coco;
}

/** Ids and boxes are sound, and every polygon has the area that is told. */
export function expectSound({ images, categories, annotations }: Coco): void {
  expect(categories).toEqual([expect.objectContaining({ id: 1, name: 'anomaly' })]);
  const byId = new Map(images.map((image) => [image.id, image]));
  expect(byId.size, 'image ids are unique').toBe(images.length);
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length);
  for (const { id, image_id, category_id, bbox, area, segmentation, iscrowd } of annotations) {
    const { width, height, file_name } = byId.get(image_id)!;
    const what = `${file_name}, annotation ${id}`;
    expect([category_id, iscrowd], what).toEqual([1, 0]);
    const [x, y, w, h] = bbox;
    expect(Math.min(x, y), `${what}: box`).toBeGreaterThanOrEqual(0);
    expect(Math.min(w, h), `${what}: box`).toBeGreaterThan(0);
    expect(x + w, `${what}: box`).toBeLessThanOrEqual(width);
    expect(y + h, `${what}: box`).toBeLessThanOrEqual(height);
    for (const polygon of segmentation) {
      expect(polygon.length).toBeGreaterThanOrEqual(6);
      const outside = polygon.filter(
        (value, i) => value < bbox[i % 2]! - 1 || value > bbox[i % 2]! + bbox[2 + (i % 2)]! + 1,
      );
      expect(outside, `${what}: points beyond the box`).toEqual([]);
    }
    const enclosed = segmentation.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
    // The line runs between pixels: half of one along the rim is the most that it may differ.
    expect(Math.abs(enclosed - area), `${what}: area`).toBeLessThanOrEqual(w + h);
    if (area > 500) expect(Math.abs(enclosed / area - 1), `${what}: area`).toBeLessThan(0.05);
  }
}

function polygonArea(polygon: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i += 2) {
    const j = (i + 2) % polygon.length;
    sum += polygon[i]! * polygon[j + 1]! - polygon[j]! * polygon[i + 1]!;
  }
  return Math.abs(sum) / 2;
}

/** A 1-bit mask as one byte a pixel. */
function readMask(png: Buffer): { width: number; height: number; set: Uint8Array } {
  const { width, height, depth, channels, data } = decode(png);
  expect([depth, channels]).toEqual([1, 1]);
  const stride = Math.ceil(width / 8);
  const set = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1;
  });
  return { width, height, set };
}

/** The mask shows just what the annotations of the image enclose. */
export function expectMask(png: Buffer, coco: Coco, image: CocoImage): void {
  const { width, height, set } = readMask(png);
  expect([width, height], image.file_name).toEqual([image.width, image.height]);
  const annotations = coco.annotations.filter(({ image_id }) => image_id === image.id);
  const told = annotations.reduce((sum, { area }) => sum + area, 0);
  const pixels = set.reduce((sum, bit) => sum + bit, 0);
  // The pixels of the score map that it is made from are no whole number of the photo's.
  const most = 2 + 0.02 * told;
  expect(Math.abs(pixels - told), `${image.file_name}: pixels`).toBeLessThanOrEqual(most);
  const drawn = new Uint8Array(width * height);
  for (const polygon of annotations.flatMap(({ segmentation }) => segmentation)) {
    fillPolygon(drawn, width, height, polygon);
  }
  let both = 0;
  let either = 0;
  drawn.forEach((bit, i) => {
    both += bit & set[i]!;
    either += bit | set[i]!;
  });
  // They are sharp where the polygons run smoothly between the pixels of the map.
  if (told > 500) {
    expect(both / either, `${image.file_name}: overlap of polygons and mask`).toBeGreaterThan(0.92);
  }
}

/** Sets the pixels whose middle lies inside (even-odd rule, row by row). */
function fillPolygon(
  drawn: Uint8Array,
  width: number,
  height: number,
  polygon: readonly number[],
): void {
  for (let y = 0; y < height; y++) {
    const crossings: number[] = [];
    for (let i = 0; i < polygon.length; i += 2) {
      const j = (i + 2) % polygon.length;
      const [y1, y2] = [polygon[i + 1]! - y - 0.5, polygon[j + 1]! - y - 0.5];
      if (y1 > 0 === y2 > 0) continue;
      crossings.push(polygon[i]! + (y1 / (y1 - y2)) * (polygon[j]! - polygon[i]!));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]! - 0.5));
      const to = Math.min(width, Math.ceil(crossings[k + 1]! - 0.5));
      if (to > from) drawn.fill(1, y * width + from, y * width + to);
    }
  }
}
