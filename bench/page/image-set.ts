import { defectMask } from '../../app/core/image/defect-mask';
import { framedLike } from '../../app/core/image/frame';
import { filledGrid } from '../../app/core/image/geometry';
import { markedPixels } from '../../app/core/image/mask-picture';
import type { InputImage, RgbaImage } from '../../app/core/image/rgba';
import type { FeatureGrid, GridSize } from '../../app/core/features/grid';
import type { EngineClient } from '../../app/engine/client';
import { decodeUrl, inParallel, never } from './parts';

/** Size at which score maps are held against masks. */
export const MAP_SIZE = { width: 256, height: 256 };

export interface TestImage {
  readonly url: string;
  readonly defective: boolean;
  /** Address of the mask; null for good images and where the set has none. */
  readonly mask: string | null;
}

/** One draw of references of one set. */
export interface Draw {
  readonly key: string;
  readonly references: readonly string[];
}

export interface EmbeddedPhoto {
  readonly grid: FeatureGrid;
  readonly filled: GridSize;
}

export interface EmbeddedSet {
  /** A photo as its set looks at it. */
  readonly open: (url: string) => Promise<InputImage>;
  /** Features by address, of every draw's references. */
  readonly references: ReadonlyMap<string, FeatureGrid>;
  /** Features and masks at MAP_SIZE in the order of the test images. */
  readonly queries: readonly EmbeddedPhoto[];
  readonly masks: readonly (Uint8Array | null)[];
}

function maskAt(image: RgbaImage): Uint8Array<ArrayBuffer> {
  return defectMask(markedPixels({ ...image, channels: 4, isLossy: false }), image, MAP_SIZE);
}

/** The features of each image, computed once for all draws. */
export async function embedSet(
  engine: EngineClient,
  tests: readonly TestImage[],
  draws: readonly Draw[],
): Promise<EmbeddedSet> {
  const width = engine.status().lanes + 1;
  const urls = [...new Set(draws.flatMap((draw) => draw.references))];
  const first = (await decodeUrl(urls[0]!)).image;
  const open = async (url: string): Promise<InputImage> => {
    const { image } = await decodeUrl(url);
    return { ...image, ...framedLike(image, first, engine.backbone) };
  };
  const embed = async (url: string): Promise<EmbeddedPhoto> => {
    const image = await open(url);
    const { width: widthPx, height, patch } = image;
    const { grid } = await engine.embed(image, never);
    return { grid, filled: filledGrid({ width: widthPx, height, patch }, grid, engine.backbone) };
  };
  const grids = await inParallel(urls, width, embed);
  return {
    open,
    references: new Map(urls.map((url, i) => [url, grids[i]!.grid])),
    queries: await inParallel(tests, width, ({ url }) => embed(url)),
    masks: await inParallel(tests, width, async ({ mask }) =>
      mask ? maskAt((await decodeUrl(mask)).image) : null,
    ),
  };
}
