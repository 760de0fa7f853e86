/// <reference lib="webworker" />

import type { Precached } from './precached';

/** By the build. */
declare const PRECACHE: Precached;

declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'oddspot-';
const NAME = PREFIX + PRECACHE.version;

/** Downloads side by side: the page has a use for the line as well. */
const AT_ONCE = 4;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  const path = pathname === '/index.html' ? '/' : pathname;
  // A page of an older version, still open, finds the parts of its own that it loads late.
  const isKept = path in PRECACHE.files || path.startsWith('/assets/');
  if (isKept) event.respondWith(kept(path, request));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

/** All or nothing: a version with a part of another one is none. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  const left = Object.entries(PRECACHE.files);
  const keepNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [path, integrity] = next;
      const response = await fetch(path, { cache: 'no-cache', integrity });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
}

/** The first version serves the page that brought it too; of others, those behind are deleted. */
async function takeOver(): Promise<void> {
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: 'window' });
  // The page that asked for this version is about to load anew; another one is in use.
  if (pages.length > 1) return;
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** With the headers that the server sent, isolation and policy among them. */
async function kept(path: string, request: Request): Promise<Response> {
  const ours = await (await caches.open(NAME)).match(path, { ignoreVary: true });
  return ours ?? (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
}
