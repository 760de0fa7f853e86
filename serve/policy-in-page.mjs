import { metas } from './headers.mjs';

/**
 * Vite plugin: a built page carries its own policy, so that it holds on any server. The development
 * server's pages do not: hot reload needs inline scripts and a socket.
 *
 * @returns {import('vite').Plugin}
 */
export function policyInPage() {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      // A policy holds for what comes after it.
      handler: () =>
        metas.map((attrs) => ({
          tag: 'meta',
          attrs,
          injectTo: /** @type {const} */ ('head-prepend'),
        })),
    },
  };
}
