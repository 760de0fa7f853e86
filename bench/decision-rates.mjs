/**
 * How often one draw's decisions are right, as shares from 0 to 1; null where there is nothing to
 * count.
 *
 * @param {{ calibration: { threshold: number }, atRates: number[], scores: number[],
 *   verdicts: string[], regions: object | null, bestRegions: object | null }} result
 * @param {boolean[]} isDefective of each image
 */
export function decisionRates(result, isDefective) {
  const { scores, calibration, atRates, verdicts, regions, bestRegions } = result;
  const good = scores.filter((_, i) => !isDefective[i]);
  const defective = scores.filter((_, i) => isDefective[i]);
  const at = (threshold) => ratesAt(good, defective, threshold);
  const own = at(calibration.threshold);
  const possible = [...scores, Infinity].map(at);
  const best = (name) =>
    own[name] === null ? null : Math.max(...possible.map((rates) => rates[name]));
  const [, atOne, atTenth] = atRates.map((threshold) => at(threshold).false_alarm_rate);
  return {
    ...own,
    best_balanced_accuracy: best('balanced_accuracy'),
    best_f1: best('f1'),
    unsure_rate: share(verdicts, (verdict) => verdict === 'unsure'),
    false_alarm_rate_at_1: atOne,
    'false_alarm_rate_at_0.1': atTenth,
    region_precision: regions?.precision ?? null,
    region_recall: regions?.recall ?? null,
    region_f1: regions?.f1 ?? null,
    best_region_precision: bestRegions?.precision ?? null,
    best_region_recall: bestRegions?.recall ?? null,
    best_region_f1: bestRegions?.f1 ?? null,
  };
}

function ratesAt(good, defective, threshold) {
  const isOdd = (score) => score >= threshold;
  const alarms = share(good, isOdd);
  const found = share(defective, isOdd);
  const right = defective.filter(isOdd).length;
  const wrong = good.filter(isOdd).length;
  const hasBoth = alarms !== null && found !== null;
  return {
    false_alarm_rate: alarms,
    detection_rate: found,
    balanced_accuracy: hasBoth ? (1 + found - alarms) / 2 : null,
    f1: hasBoth ? (2 * right) / (right + wrong + defective.length) : null,
  };
}

function share(values, test) {
  return values.length === 0 ? null : values.filter(test).length / values.length;
}
