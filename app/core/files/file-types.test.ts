import { describe, expect, it } from 'vitest';
import * as types from './file-types';

describe('file types by name', () => {
  it.each(['a.jpg', 'A.JPEG', 'b/c.jfif', 'a.png', 'a.tif', 'a.TIFF', 'a.heif', 'x.zip.gif'])(
    '%s is a picture',
    (name) => expect(types.isImageName(name)).toBe(true),
  );

  it.each(['a.zip', 'jpg', 'a.jpg.txt', 'a.svg', '', 'a.pngx'])('%s is no picture', (name) =>
    expect(types.isImageName(name)).toBe(false),
  );

  it('knows archives and projects, also those that a system has renamed', () => {
    expect(types.isZipName('set/A.ZIP')).toBe(true);
    expect(types.isZipName('a.zip.png')).toBe(false);
    expect(['a.oddspot', 'A.Oddspot'].every(types.isProjectName)).toBe(true);
    expect(['a.oddspot', 'a.oddspot.ZIP'].every(types.mayBeProjectName)).toBe(true);
    expect(types.isProjectName('a.oddspot.zip')).toBe(false);
    expect(['a.zip', 'oddspot.zip', 'a.oddspot.png'].some(types.mayBeProjectName)).toBe(false);
  });

  it('offers archives, projects and the pictures that systems do not know', () => {
    expect(types.PHOTO_CHOICE).toBe(
      'image/*,.zip,.tar,.tgz,.gz,.oddspot,.tif,.tiff,.bmp,.dib,.webp,.avif,.heic',
    );
    expect(types.PROJECT_CHOICE).toBe('.oddspot,.zip');
  });
});

describe('file types by what they came with', () => {
  it('keeps the types of pictures, and of thumbnails those that browsers write', () => {
    expect(['image/jpeg', 'image/heif', 'image/tiff'].every(types.isImageType)).toBe(true);
    expect(['image/svg+xml', 'image/', '', 'text/html'].some(types.isImageType)).toBe(false);
    expect(types.isThumbnailType('image/webp')).toBe(true);
    expect(types.isThumbnailType('image/gif')).toBe(false);
  });
});
