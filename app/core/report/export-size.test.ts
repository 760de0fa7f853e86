import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { inputSize } from '../image/geometry';
import { exportSize, reportSize, type ExportedPhoto, type ExportParts } from './export-size';

const nothing: ExportParts = { overlays: 'none', maps: 'none', masks: false, report: false };
const photo = (isOdd: boolean, width = 1000, height = 500): ExportedPhoto => ({
  width,
  height,
  input: inputSize({ width, height }, testBackbone),
  isOdd,
  isShown: isOdd,
});

describe('exportSize', () => {
  it('has the tables alone where nothing else is asked for', () => {
    expect(exportSize(nothing, [])).toEqual({ bytes: 60_000, files: 4 });
    expect(exportSize(nothing, [photo(true), photo(false)]).files).toBe(4);
  });

  it('counts the files of what is chosen', () => {
    const photos = [photo(true), photo(false), photo(false)];
    const files = (parts: Partial<ExportParts>) =>
      exportSize({ ...nothing, ...parts }, photos).files - 4;
    expect(files({ report: true })).toBe(1);
    expect(files({ masks: true })).toBe(3);
    expect(files({ maps: 'network' })).toBe(9);
    // Overlay and contours of what is not normal.
    expect(files({ overlays: 'odd' })).toBe(2);
    expect(files({ overlays: 'all' })).toBe(4);
  });

  it('takes maps by their size: as the network sees, or at most 1,024 px a side', () => {
    const bytes = (maps: ExportParts['maps'], width: number, height: number) =>
      exportSize({ ...nothing, maps }, [photo(false, width, height)]).bytes -
      exportSize(nothing, [photo(false, width, height)]).bytes;
    expect(bytes('photo', 4000, 4000)).toBe(bytes('photo', 1024, 1024));
    expect(bytes('photo', 4000, 4000)).toBeGreaterThan(4 * 1024 * 1024);
    expect(bytes('network', 4000, 4000)).toBe(bytes('network', 900, 900));
    expect(bytes('network', 4000, 4000)).toBeLessThan(bytes('photo', 4000, 4000) / 8);
  });

  it('takes a report alone and in an export for the same', () => {
    const photos = [photo(true), photo(false), photo(false)];
    const parts = { ...nothing, report: true };
    const own = (of: ExportParts, shots: readonly ExportedPhoto[]) =>
      exportSize(of, shots).bytes - exportSize(of, []).bytes;
    expect(reportSize(photos) - reportSize([])).toBe(own(parts, photos) - own(nothing, photos));
  });

  it('takes pictures of a report by the size of the photo, up to that of a thousand pixels', () => {
    const bytes = (width: number, height: number) => reportSize([photo(true, width, height)]);
    expect(bytes(4000, 4000)).toBe(bytes(1000, 1000));
    expect(bytes(100, 100)).toBeLessThan(bytes(1000, 1000) - 100_000);
    expect(reportSize([photo(false)])).toBeLessThan(reportSize([photo(true)]) - 100_000);
  });
});
