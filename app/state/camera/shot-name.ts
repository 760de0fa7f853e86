const two = (value: number) => String(value).padStart(2, '0');

/**
 * `camera-20261122-093005-3.jpg`: when it was taken by the clock on the wall, and which of the
 * visit it is.
 *
 * @param takenAt milliseconds since 1970
 * @param number from 1
 */
export function shotName(takenAt: number, number: number): string {
  const time = new Date(takenAt);
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  const clock = `${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
  return `camera-${day}-${clock}-${number}.jpg`;
}
