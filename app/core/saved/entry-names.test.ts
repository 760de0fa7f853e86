import { expect, it } from 'vitest';
import { entryName, isEntryName, type PlacedKind } from './entry-names';

it.each([
  ['image', 'i1', 'A Part.PNG', 'images/i1.png'],
  ['image', 'i1', 'no ending', 'images/i1'],
  ['image', 'i1', 'a.longending', 'images/i1'],
  ['image', 'i1', 'a.../b.t$f', 'images/i1'],
  ['thumbnail', 'i22', 'a.png', 'thumbnails/i22'],
  ['scores', 'i3', '', 'scores/i3.bin'],
  ['mask', 'i4', 'a_mask.Tiff', 'masks/i4.tiff'],
  ['waiting-mask', 17, 'a.png', 'masks/waiting/17.png'],
] as const)('%s of %s, %s: %s', (kind, place, fileName, name) => {
  expect(entryName(kind, place, fileName)).toBe(name);
  expect(isEntryName(name, kind, typeof place === 'number' ? null : place)).toBe(true);
});

it.each<[string, PlacedKind, string | null]>([
  ['images/i2.png', 'image', 'i1'],
  ['images/i11.png', 'image', 'i1'],
  ['images/../i1.png', 'image', 'i1'],
  ['images/i1.png.exe', 'image', 'i1'],
  ['images/i1.PNG', 'image', 'i1'],
  ['images/i1.', 'image', 'i1'],
  ['masks/i1.png', 'image', 'i1'],
  ['thumbnails/i1.png', 'thumbnail', 'i1'],
  ['scores/i1', 'scores', 'i1'],
  ['scores/i1.bin/x', 'scores', 'i1'],
  ['masks/waiting/1234567', 'waiting-mask', null],
  ['masks/waiting/', 'waiting-mask', null],
  ['masks/waiting/i1.png', 'waiting-mask', null],
])('%s is no %s of %s', (name, kind, place) => {
  expect(isEntryName(name, kind, place)).toBe(false);
});
