import type { Port } from '../../rpc/messages';
import { serve, transferring, type Handlers } from '../../rpc/serve';
import { sha256 } from './hash';
import { copyPixels, jpegOf } from './grabbed';
import { decodeFile, pagesOf, viewBitmap } from './handlers';
import { photoLevels } from './levels';
import { measure } from './measure';
import type { ImagingOps } from './protocol';
import { renderMaps } from './render';
import { reportPhoto } from './report';
import { survey } from './survey';

const handlers: Handlers<ImagingOps> = {
  decode: async ({ file, readAs }, { signal }) => {
    const decoded = await decodeFile(file, readAs, signal);
    return transferring(decoded, [decoded.image.data.buffer, decoded.sketch.buffer]);
  },
  bitmap: async ({ file, longestPx, readAs }, { signal }) => {
    const bitmap = await viewBitmap(file, longestPx, readAs, signal);
    return transferring(bitmap, [bitmap]);
  },
  levels: async ({ file, range, readAs }, { signal }) => {
    const levels = await photoLevels(file, range, readAs, signal);
    return transferring(
      levels,
      levels.flatMap(({ tiles }) => tiles),
    );
  },
  pixels: async (bitmap) => {
    const image = copyPixels(bitmap);
    return transferring(image, [image.data.buffer]);
  },
  jpeg: (bitmap) => jpegOf(bitmap),
  mask: async (job, { signal }) => {
    // With its own reader of PNG files, which photos do without.
    const { readMask } = await import('./read-mask');
    const read = await readMask(job, signal);
    return transferring(read, [read.bits.buffer]);
  },
  measure: (jobs, context) => measure(jobs, context),
  survey: ({ jobs, settings }) => survey(jobs, settings),
  pages: async (file, { signal }) => {
    const pages = await pagesOf(file, signal);
    return transferring(
      pages,
      pages.map(({ buffer }) => buffer),
    );
  },
  hash: async (file) => sha256(new Uint8Array(await file.arrayBuffer())),
  reportPhoto: (job, { signal }) => reportPhoto(job, signal),
  render: async (job, { signal }) => {
    const maps = await renderMaps(job, signal);
    const arrays = [maps.scoreNpy, maps.scorePng, maps.maskPng];
    return transferring(
      maps,
      arrays.flatMap((array) => array?.buffer ?? []),
    );
  },
};

/** Answers the calls of the page's imaging client. */
export function serveImaging(scope: Port): void {
  // One job at a time: a photo in work takes up to 1 GB, and two at once were no faster.
  serve<ImagingOps>(scope, handlers);
}
