import { describe, expect, it } from 'vitest';
import { picture, type PictureName } from '../../../testing/pictures/pictures';
import { decodeTiff } from './decode';
import { splitPages } from './split';

describe('splitPages', () => {
  it('a file for each photo, without reduced pages', async () => {
    const bytes = picture('small page, then two photos');
    const pages = splitPages(bytes);
    expect(pages).toHaveLength(2);
    const whole = await decodeTiff(bytes);
    for (const page of pages) {
      expect(await decodeTiff(page)).toEqual({ image: whole.image, pages: 1 });
      expect(page.length).toBeLessThan(bytes.length);
    }
  });

  it.each([
    'rgb planes',
    'rgb tiles',
    'rgb16 differences >',
    'rgb big <',
    'rgb big >',
    'fax group3 two-dimensional',
    'ycbcr',
    '12 bits',
  ] satisfies PictureName[])('%s stays what it is', async (name) => {
    const [page, ...others] = splitPages(picture(name));
    expect(others).toEqual([]);
    expect(await decodeTiff(page!)).toEqual(await decodeTiff(picture(name)));
  });
});
