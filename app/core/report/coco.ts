import type { Size } from '../image/geometry';
import { cutHoles } from '../regions/cut-holes';
import type { Region } from '../regions/region';
import { simplifyRing } from '../regions/simplify';
import type { RatedRegion } from './region-rows';
import type { WrittenFiles } from './written-files';

/** An image with its regions; one without any is an image without annotations. */
export interface CocoImage extends Size {
  readonly path: string;
  /** As in results.json, to join by. */
  readonly exportName: string;
  readonly files: WrittenFiles;
  readonly regions: readonly RatedRegion[];
}

/** The only category: regions are not classified. */
const ANOMALY = { id: 1, name: 'anomaly', supercategory: 'anomaly' };

/** Polygons stay this close to the region's line, as a share of the longest side: 0.5 px of 1,024. */
const TOLERANCE_SHARE = 1 / 2048;

/**
 * annotations.coco.json: object detection format of COCO (Lin et al., ECCV 2014;
 * cocodataset.org/#format-data) with boxes and polygons in image pixels. COCO polygons have no
 * holes: where a region has one, the polygon is cut open. `score` is the region's peak, as in the
 * results format; area is that of the region's pixels. Images have the names of their files as well,
 * which other readers pass over.
 *
 * @param description of the data set, the project's name say
 */
export function cocoJson(description: string, images: readonly CocoImage[]): string {
  let id = 0;
  const document = {
    info: { description },
    licenses: [],
    images: images.map(({ path, width, height, exportName, files }, i) => ({
      id: i + 1,
      width,
      height,
      file_name: path,
      exportName,
      ...files,
    })),
    categories: [ANOMALY],
    annotations: images.flatMap((image, i) =>
      image.regions.map((region) => annotation(region, image, i + 1, ++id)),
    ),
  };
  return `${JSON.stringify(document)}\n`;
}

function annotation(region: RatedRegion, image: Size, imageId: number, id: number) {
  const { box, areaPx, peak, number, severity, shape } = region;
  return {
    id,
    image_id: imageId,
    category_id: ANOMALY.id,
    bbox: [box.x, box.y, box.width, box.height].map(hundredths),
    area: hundredths(areaPx),
    segmentation: polygons(region, TOLERANCE_SHARE * Math.max(image.width, image.height)),
    iscrowd: 0,
    score: peak,
    attributes: { number, severity, shape },
  };
}

/** At least one polygon of three points or more, which is what readers expect. */
function polygons({ outers, holes, box }: Region, tolerancePx: number): number[][] {
  const simple = (ring: Region['outers'][number]) => simplifyRing(ring, tolerancePx);
  const drawable = (ring: { readonly length: number }) => ring.length >= 6;
  const rings = cutHoles(outers.map(simple).filter(drawable), holes.map(simple).filter(drawable));
  if (rings.length > 0) return rings.map((ring) => Array.from(ring, hundredths));
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return [[box.x, box.y, right, box.y, right, bottom, box.x, bottom].map(hundredths)];
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
