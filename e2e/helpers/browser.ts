import { chromiumFlags, findChromium } from '../chromium.mjs';

/**
 * With software WebGL every frame of the page is drawn by it too, which takes as much of the
 * processor as the inspection itself: only tests of WebGL have it.
 */
export const withoutGraphics = [
  ...chromiumFlags.filter((flag) => !flag.includes('swiftshader')),
  '--disable-gpu',
];

export const softwareGraphics = { executablePath: findChromium(), args: chromiumFlags };
