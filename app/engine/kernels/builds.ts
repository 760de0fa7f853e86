import plain from 'virtual:kernels-plain';
import relaxed from 'virtual:kernels-relaxed';
import type { KernelBuilds } from './module';

/** The kernels as compile.mjs makes them: a few kilobytes that travel in the script. */
export const kernelBuilds: KernelBuilds = { relaxed, plain };
