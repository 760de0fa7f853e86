/** Reference white D50, to which CIE L*a*b* in a TIFF is relative. */
const WHITE = [0.9642, 1, 0.8249] as const;
/** D50 to linear sRGB, with Bradford's adaptation. */
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** 8-bit CIE L*a*b* (L* over 255, a* and b* as signed bytes) as sRGB, in place. */
export function labToRgb(bytes: Uint8ClampedArray, channels: number): void {
  for (let at = 0; at + 2 < bytes.length; at += channels) {
    const fy = ((bytes[at]! * 100) / 255 + 16) / 116;
    const fx = fy + signed(bytes[at + 1]!) / 500;
    const fz = fy - signed(bytes[at + 2]!) / 200;
    const [x, y, z] = [fx, fy, fz].map((value, i) => linear(value) * WHITE[i]!) as Triple;
    TO_SRGB.forEach(([a, b, c], i) => {
      bytes[at + i] = 255 * gamma(a * x + b * y + c * z);
    });
  }
}

type Triple = [number, number, number];

const signed = (byte: number) => (byte << 24) >> 24;

function linear(value: number): number {
  return value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29);
}

function gamma(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
