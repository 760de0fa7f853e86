const whole = new Intl.NumberFormat('en');

/** An area in percent or mm² with the digits that count: two decimals below 1, one below 10. */
export function areaDigits(area: number): string {
  if (area === 0) return '0';
  if (area < 0.01) return '< 0.01';
  if (area < 1) return area.toFixed(2);
  return area < 10 ? area.toFixed(1) : whole.format(Math.round(area));
}
