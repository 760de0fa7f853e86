import { chromiumFlags, findChromium, plainPaint } from '../browsers.mjs';

/** Software WebGL takes a second to start and much of the processor: only tests of it have it. */
export const withoutGraphics = [
  ...chromiumFlags.filter((flag) => !flag.includes('swiftshader')),
  '--disable-gpu',
];

export const softwareGraphics = {
  executablePath: findChromium(),
  args: [...chromiumFlags, plainPaint],
};
