/** Rounds to 6 digits after the point; non-finite numbers become null. */
export function roundDigits(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  // Adding 0 makes -0 plain 0.
  return Math.round(value * 1e6) / 1e6 + 0;
}
