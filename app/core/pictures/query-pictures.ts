import type { Backbone } from '../features/backbone';
import type { ColourMapId } from '../heatmap/colour-map';
import { renderHeatmap } from '../heatmap/render';
import type { HeatScale } from '../heatmap/scale';
import { bitMask } from '../image/bit-mask';
import { EXPORT_MAP_LONGEST_PX, fitWithin, type Framed, type Size } from '../image/geometry';
import type { RgbaImage } from '../image/rgba';
import type { PatchDistances } from '../match/self-distance';
import { assessedMask, assessedRegions } from '../regions/assessed-regions';
import type { Region } from '../regions/region';
import type { RegionSettings } from '../regions/settings';
import { assess } from '../score-map/assess';
import type { ScoreMap } from '../score-map/score-map';
import { fadedHeat } from './faded-heat';

/** How a query is drawn; plain data. */
export interface Look {
  /** That made the features. */
  readonly backbone: Backbone;
  readonly scale: HeatScale;
  readonly colourMap: ColourMapId;
  /** Of the heat over the photo, 0 to 1. */
  readonly opacity: number;
  /** Its smoothing holds for all maps. */
  readonly regions: RegionSettings;
}

/** The pictures of a query in files, without its photo. Parts are made when they are asked for. */
export interface QueryPictures {
  /** In pixels of the photo, by falling peak. */
  readonly regions: readonly Region[];
  /** Of the exported score map and its heat. */
  readonly mapSize: Size;
  /** The exported score map, of `mapSize`; made once. */
  readonly map: () => ScoreMap;
  /** The score map at the size of the backbone's input. */
  readonly inputMap: () => ScoreMap;
  /** Heat to be laid over the photo, as strong as it gets. */
  readonly heat: (map: ScoreMap) => RgbaImage;
  /** Heat by itself. */
  readonly opaqueHeat: (map: ScoreMap) => RgbaImage;
  /**
   * Heat to be laid over the photo of a report, with the look's opacity, of the size of the
   * backbone's input: a larger one holds no more.
   */
  readonly reportHeat: () => RgbaImage;
  /** Pixels of the regions as `bitMask` packs them, at the size of the photo. */
  readonly mask: () => Uint8Array<ArrayBuffer>;
}

/**
 * The numbers and pixels behind exports and reports, which so agree with each other and with the
 * page.
 *
 * @param scores distances of `rows * cols` patches
 * @param photo its size
 * @throws RangeError when the distances do not fill the grid
 */
export function queryPictures(scores: PatchDistances, photo: Framed, look: Look): QueryPictures {
  const { backbone, scale, colourMap, opacity, regions: settings } = look;
  const assessment = assess({ scores, image: photo, backbone, settings });
  const mapSize = fitWithin(photo, EXPORT_MAP_LONGEST_PX);
  let exported: ScoreMap | null = null;
  return {
    regions: assessedRegions(assessment, settings),
    mapSize,
    map: () => (exported ??= assessment.mapAt(mapSize)),
    inputMap: () => assessment.map,
    heat: (map) => renderHeatmap(map, scale, colourMap),
    opaqueHeat: (map) => renderHeatmap(map, scale, colourMap, { opaque: true }),
    reportHeat: () => fadedHeat(renderHeatmap(assessment.map, scale, colourMap), opacity),
    mask: () => bitMask(assessedMask(assessment, settings), assessment.map, photo),
  };
}
