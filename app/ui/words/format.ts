import { areaDigits } from '../../core/report/area-digits';

const whole = new Intl.NumberFormat('en');

/** A score or distance: always two decimals, so that columns line up. */
export function formatScore(score: number): string {
  return score.toFixed(2);
}

export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 photo`, `12 photos`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_500_000) return `${(bytes / 1_000_000).toFixed(bytes < 99_500_000 ? 1 : 0)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

export function formatPixels(width: number, height: number): string {
  return `${formatCount(width)} × ${formatCount(height)}`;
}

/** How long something took. */
export function formatMs(ms: number): string {
  if (ms < 1000) return `${Math.max(1, Math.round(ms))} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Time left in words short enough for a header: `6 s`, `2 min`, `1 h 20 min`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return '1 s';
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Finished a second, or a minute when that says more. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 10) return `${Math.round(perSecond)}/s`;
  if (perSecond >= 1) return `${perSecond.toFixed(1)}/s`;
  return `${Math.max(1, Math.round(perSecond * 60))}/min`;
}

export interface JobWords {
  readonly count: string;
  readonly rate: string | null;
  readonly left: string | null;
}

/** A job in numbers a person can read. */
export function jobWords(job: {
  readonly done: number;
  readonly total: number;
  readonly ratePerSecond: number | null;
}): JobWords {
  const rate = job.ratePerSecond;
  const known = rate !== null && rate > 0;
  return {
    count: `${formatCount(job.done)} of ${formatCount(job.total)}`,
    rate: known ? formatRate(rate) : null,
    left: known && job.done < job.total ? formatTimeLeft((job.total - job.done) / rate) : null,
  };
}

/** `12 % above the threshold`. */
export function formatMargin(score: number, threshold: number): string {
  const percent = Math.round(Math.abs(score / threshold - 1) * 100);
  if (percent === 0) return 'At the threshold';
  return `${percent} % ${score >= threshold ? 'above' : 'below'} the threshold`;
}

/** A share of a photo, 0 to 100, with the digits that count. */
export function formatPercent(percent: number): string {
  return `${areaDigits(percent)} %`;
}

/** An area on the part. */
export function formatMm2(areaMm2: number): string {
  return `${areaDigits(areaMm2)} mm²`;
}

/** A length with three digits that count, in the unit that it is in. */
export function formatLength(length: number): string {
  return String(Number(length.toPrecision(3)));
}

/** How many times something is something else: `1.42 ×`. */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

/** A number that a person typed, with point or comma; null for anything else. */
export function numberFrom(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? null : value;
}

/** The folder of a path, or null for a bare name. */
export function folderOf(path: string): string | null {
  const cut = path.lastIndexOf('/');
  return cut <= 0 ? null : path.slice(0, cut);
}

/** One name, two names, or the first and how many more. */
export function listed(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return 'Nothing';
  if (second === undefined) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first} and ${names.length - 1} more`;
}

const MOST_NAMED = 5;

/** For what a person has to look for: more names than in passing. */
export function listedMany(names: readonly string[]): string {
  if (names.length <= 2) return listed(names);
  const shown = names.slice(0, names.length > MOST_NAMED + 1 ? MOST_NAMED : names.length - 1);
  const rest = names.slice(shown.length);
  return `${shown.join(', ')} and ${rest.length === 1 ? rest[0] : `${rest.length} more`}`;
}
