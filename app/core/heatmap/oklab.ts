/**
 * OKLab (Ottosson, "A perceptual color space for image processing", 2020): equal distances look
 * about equally large. Lightness 0 to 1, a green to red, b blue to yellow.
 */
export interface Oklab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** Red, green and blue, each 0 to 1 inside the gamut. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Components below 0 or above 1 mean that sRGB cannot show the colour. */
export function oklabToLinear({ lightness, a, b }: Oklab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** From polar coordinates: chroma 0 to about 0.3, hue in degrees. */
export function oklch(lightness: number, chroma: number, hueDegrees: number): Oklab {
  const hue = (hueDegrees * Math.PI) / 180;
  return { lightness, a: chroma * Math.cos(hue), b: chroma * Math.sin(hue) };
}

export function distance(p: Oklab, q: Oklab): number {
  return Math.hypot(p.lightness - q.lightness, p.a - q.a, p.b - q.b);
}

/** sRGB transfer function (IEC 61966-2-1) of one component, 0 to 1. */
export function linearToSrgb(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
