/// <reference lib="webworker" />

import type { Precached } from './precached';

/** By the build. */
declare const PRECACHE: Precached;

declare const self: ServiceWorkerGlobalScope;

/** The folder of this installation; an origin may have several. */
const FOLDER = new URL(self.registration.scope);
const PAGE = './';

/** Caches are the origin's, so their names hold the folder; at the root they have none. */
const OWNER = FOLDER.pathname === '/' ? '' : `@${FOLDER.pathname}`;
const PREFIX = 'oddspot-';
const NAME = PREFIX + PRECACHE.version + OWNER;

/** Downloads side by side: the page has a use for the line as well. */
const AT_ONCE = 4;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(new URL(request.url));
  if (request.method !== 'GET' || path === null) return;
  // A page of an older version, still open, finds the parts of its own that it loads late.
  const isKept = Object.hasOwn(PRECACHE.files, path) || path.startsWith('assets/');
  if (isKept) event.respondWith(kept(path, request));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

/** As the build names it; null outside of the folder. */
function pathOf({ origin, pathname }: URL): string | null {
  if (origin !== FOLDER.origin || !pathname.startsWith(FOLDER.pathname)) return null;
  const path = pathname.slice(FOLDER.pathname.length);
  return path === '' || path === 'index.html' ? PAGE : path;
}

const addressOf = (path: string) => new URL(path, FOLDER).href;

/** All or nothing: a version with a part of another one is none. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  const left = Object.entries(PRECACHE.files);
  const keepNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [path, integrity] = next;
      await cache.put(addressOf(path), await fetched(path, integrity));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
}

/** The page itself by its name where a server has no page for a folder, as buckets do. */
async function fetched(path: string, integrity: string): Promise<Response> {
  try {
    // An answer from elsewhere would be refused as a page.
    const redirect = path === PAGE ? 'error' : 'follow';
    const response = await fetch(addressOf(path), { cache: 'no-cache', integrity, redirect });
    if (response.ok) return response;
    throw new Error(`${path}: ${response.status}`);
  } catch (error) {
    if (path === PAGE) return fetched('index.html', integrity);
    throw error;
  }
}

/** The first version serves the page that brought it too; of others, those behind are deleted. */
async function takeOver(): Promise<void> {
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: 'window' });
  // The page that asked for this version is about to be loaded again; another one is in use.
  if (pages.length > 1) return;
  await Promise.all((await ownOthers()).map((name) => caches.delete(name)));
}

/** Those that other versions have made for this folder. */
async function ownOthers(): Promise<string[]> {
  const isOwn = (name: string) =>
    name.startsWith(PREFIX) && name.slice(PREFIX.length).replace(/^[0-9a-f]+/, '') === OWNER;
  return (await caches.keys()).filter((name) => name !== NAME && isOwn(name));
}

/** With the headers that the server sent, isolation and policy among them. */
async function kept(path: string, request: Request): Promise<Response> {
  const find = async (name: string) =>
    (await caches.open(name)).match(addressOf(path), { ignoreVary: true });
  const ours = await find(NAME);
  if (ours) return ours;
  for (const name of await ownOthers()) {
    const found = await find(name);
    if (found) return found;
  }
  return fetch(request);
}
