import type { RgbaImage } from '../image/rgba';
import type { ScoreMap } from '../score-map/score-map';
import { COLOURS, colourMap, type ColourMapId } from './colour-map';
import { position, positioner, type HeatScale } from './scale';

/** Steps of the lookup from score to pixel: fine enough for every 8-bit colour and alpha. */
const LEVELS = 1024;

export interface RenderOptions {
  /** The heatmap by itself, without alpha; default false: to be laid over the photo. */
  readonly opaque?: boolean;
}

/**
 * Colours a score map. Alpha is 0 up to the scale's low end, rises smoothly, and is 255 from the
 * threshold on: a good part looks like its photo, a defect cannot be overlooked.
 */
export function renderHeatmap(
  map: ScoreMap,
  scale: HeatScale,
  colourMapId: ColourMapId,
  { opaque = false }: RenderOptions = {},
): RgbaImage {
  const { width, height, values } = map;
  const pixels = pixelLookup(scale, colourMapId, opaque);
  const data = new Uint8ClampedArray(width * height * 4);
  const target = new Uint32Array(data.buffer);
  const place = positioner(scale);
  for (let i = 0; i < target.length; i++) {
    target[i] = pixels[(place(values[i]!) * (LEVELS - 1) + 0.5) | 0]!;
  }
  return { width, height, data };
}

/** Four bytes of RGBA a level, read as one number so that a pixel is copied in one go. */
function pixelLookup(scale: HeatScale, id: ColourMapId, opaque: boolean): Uint32Array {
  const colours = colourMap(id);
  const bytes = new Uint8ClampedArray(LEVELS * 4);
  const atThreshold = position(scale, scale.threshold);
  for (let level = 0; level < LEVELS; level++) {
    const share = level / (LEVELS - 1);
    const colour = 3 * Math.round(share * (COLOURS - 1));
    const alpha = opaque ? 255 : 255 * smoothStep(share / atThreshold);
    bytes.set([colours[colour]!, colours[colour + 1]!, colours[colour + 2]!, alpha], 4 * level);
  }
  return new Uint32Array(bytes.buffer);
}

/** 0 below 0, 1 above 1, in between a cubic that is level at both ends. */
function smoothStep(t: number): number {
  const clamped = Math.min(1, Math.max(0, t));
  return clamped * clamped * (3 - 2 * clamped);
}
