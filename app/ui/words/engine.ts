import type { BackendChoice, BackendName, EngineStatus } from '../../ports/engine';
import { formatCount, formatScore, plural } from './format';

export const backendNames: Readonly<Record<BackendName, string>> = {
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};

export interface BackendOption {
  readonly id: BackendChoice;
  readonly name: string;
  readonly about: string;
}

export const backendOptions: readonly BackendOption[] = [
  { id: 'auto', name: 'Automatic', about: 'The fastest that works on this device.' },
  { id: 'webgl', name: 'WebGL', about: 'The graphics processor.' },
  { id: 'wasm', name: 'WASM', about: 'The processor, compiled and in parallel.' },
  { id: 'cpu', name: 'CPU', about: 'Plain JavaScript. Slow, but works everywhere.' },
];

/** `WASM · 4 workers`, for the header. */
export function engineLabel(status: EngineStatus): string {
  if (status.phase === 'failed') return 'Not running';
  const name = status.backend ? backendNames[status.backend] : null;
  if (status.phase === 'starting') return name ? `Starting ${name}` : 'Starting';
  if (!name) return 'Ready';
  return status.lanes > 1 ? `${name} · ${plural(status.lanes, 'worker')}` : name;
}

/** Size of a thinned bank: `450 of 6,400 patches kept, farthest 0.31`; null for a whole one. */
export function bankWords({
  bank: { patches, kept, farthest },
  thinning,
}: Pick<EngineStatus, 'bank' | 'thinning'>): string | null {
  if (thinning !== null) {
    const share = thinning > 0 ? `, ${Math.round(thinning * 100)} %` : '';
    return `Thinning ${formatCount(kept)} patches${share}`;
  }
  if (farthest === null) return null;
  return `${formatCount(kept)} of ${formatCount(patches)} patches kept, farthest ${formatScore(farthest)}`;
}

export const BANK_EXPLAINED =
  'Patches that others represent well enough are left out, which makes matching faster. No patch ' +
  'of a reference lies farther than this from a kept one, on the scale of the scores.';
