/** Headers of the app's own servers; `docs/deploy.md` explains each. */

/** Cross-origin isolation: shared memory and precise clocks for the workers. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Of the policy, what browsers heed in a header alone. */
const inHeadersAlone = ["frame-ancestors 'none'"];

/** Nothing but our own origin; WASM may compile, nothing may be evaluated. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

const referrers = 'no-referrer';

export const headers = {
  ...isolation,
  'Content-Security-Policy': [...policy, ...inHeadersAlone].join('; '),
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
  'Referrer-Policy': referrers,
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Headers that the page sets itself, for servers that send no header. A worker from an address has the
 * policy of its own answer, which is none there: the page's does not hold for it. Workers fetch the
 * backbone and their own code, from beside the page, and nothing else (`e2e/folder.e2e.ts`).
 */
export const metas = [
  { 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') },
  { name: 'referrer', content: referrers },
];
