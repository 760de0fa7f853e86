import type { ProjectCard, StorageUse } from '../../ports/projects';
import { MOST_NAME } from '../../core/saved/limits';
import { formatBytes, plural } from './format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/**
 * How long ago something was, in words.
 *
 * @param then milliseconds since 1970, as is `now`
 */
export function agoWords(then: number, now: number): string {
  const ms = now - then;
  if (ms < MINUTE_MS) return 'just now';
  if (ms < HOUR_MS) return `${plural(Math.floor(ms / MINUTE_MS), 'minute')} ago`;
  if (ms < DAY_MS) return `${plural(Math.floor(ms / HOUR_MS), 'hour')} ago`;
  if (ms < 7 * DAY_MS) return `${plural(Math.floor(ms / DAY_MS), 'day')} ago`;
  return date.format(then);
}

/** `12 photos · 3.4 MB · 5 minutes ago`. */
export function projectWords(card: ProjectCard, now: number): string {
  const { photos, bytes, changedAt } = card;
  // A project that cannot be read does not say when it was changed.
  const ago = changedAt > 0 ? [agoWords(changedAt, now)] : [];
  return [plural(photos, 'photo'), formatBytes(bytes), ...ago].join(' · ');
}

/** A name for a copy that no other project has: `Nuts, copy 2`. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = name.replace(/, copy( \d+)?$/, '');
  for (let count = 1; ; count++) {
    const end = count === 1 ? ', copy' : `, copy ${count}`;
    const copy = base.slice(0, MOST_NAME - end.length) + end;
    if (!taken.includes(copy)) return copy;
  }
}

/** `23 MB of 2.1 GB used`. */
export function usageWords({ usedBytes, quotaBytes }: StorageUse): string {
  return `${formatBytes(usedBytes)} of ${formatBytes(quotaBytes)} used`;
}
