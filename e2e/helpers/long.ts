/** `ODDSPOT_LONG=1 npm run e2e` runs the long forms of what the tests have a short one of. */
export const isLong = process.env.ODDSPOT_LONG === '1';

export function longOrShort(long: number, short: number): number {
  return isLong ? long : short;
}
