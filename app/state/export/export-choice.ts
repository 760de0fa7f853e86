import type { ExportParts } from '../../core/report/export-size';
import type { App } from '../app';
import { MANY_PHOTOS } from './report-photos';

/** All that can be in an export. */
export const EVERYTHING: ExportParts = {
  overlays: 'all',
  maps: 'photo',
  masks: true,
  report: true,
};

const KEY = 'export';
const NONE = 'tables';

/** The last choice on this device, else a useful one. @param photos how many have scores */
export function chosenParts(app: App, photos: number): ExportParts {
  return readParts(app.preferences.read(KEY)) ?? usefulParts(photos);
}

export function keepParts(app: App, parts: ExportParts): void {
  app.preferences.write(KEY, written(parts));
}

function usefulParts(photos: number): ExportParts {
  return {
    overlays: photos > MANY_PHOTOS ? 'odd' : 'all',
    maps: 'none',
    masks: false,
    report: true,
  };
}

/** `overlays-odd maps-photo masks report`, say. */
function written({ overlays, maps, masks, report }: ExportParts): string {
  const words = [
    NONE,
    `overlays-${overlays}`,
    `maps-${maps}`,
    ...(masks ? ['masks'] : []),
    ...(report ? ['report'] : []),
  ];
  return words.join(' ');
}

/** Null for what no build has written. */
function readParts(text: string | null): ExportParts | null {
  const words = new Set(text?.split(' '));
  const overlays = (['none', 'odd', 'all'] as const).find((one) => words.has(`overlays-${one}`));
  const maps = (['none', 'network', 'photo'] as const).find((one) => words.has(`maps-${one}`));
  if (!words.has(NONE) || !overlays || !maps) return null;
  return { overlays, maps, masks: words.has('masks'), report: words.has('report') };
}
