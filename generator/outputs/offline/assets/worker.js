// The service worker: what was shown once can be shown without a network. It never prefers what it
// keeps: with a network every file is asked for anew, so a new build is shown at the next visit.
// BUILD stands before this text: the version of the build, what every page needs, what is searched
// in each language, and the answer for a page that is not kept.

/* global BUILD */

const MINE = `handbook ${self.registration.scope} `; // other sites of this host have theirs
const NAME = MINE + BUILD.version;
const FINGERPRINT = /\.[0-9a-f]{8}\.min\.css$/; // such a file never changes
const PAPER = /\.(pdf|docx|xlsx|zip)$/;
const AT_ONCE = 6;
const ROLE = /^(?:[\w-]+\/)?roles\/[\w-]+\/index\.html$/;
const NEEDED = /<hb-mine [^>]*data-kept="([^"]*)"/;

const absolute = (path) => new URL(path, self.registration.scope).href;
const without = (url) => url.split("#", 1)[0];

/** Keeps files that are not kept yet, some at a time; one that fails is left out. */
async function keep(urls) {
  const cache = await caches.open(NAME);
  const waiting = [...new Set(urls)];
  const work = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift()) {
      try {
        if (await cache.match(url)) continue;
        const response = await fetch(url, { cache: "no-cache" });
        if (response.ok) await cache.put(url, response);
      } catch {
        // no network any more: the rest follows at the next visit
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The caches of other builds. */
const others = async () =>
  (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== NAME);

/** A new build keeps anew what the last one had kept for this reader. */
async function install() {
  const before = [];
  for (const name of await others()) {
    for (const request of await (await caches.open(name)).keys()) before.push(request.url);
  }
  await keep([...BUILD.core.map(absolute), ...before]);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await others()) await caches.delete(name);
  await self.clients.claim();
}

/** The page of a role, all that it says that the role needs, then what is searched. */
async function keepRole(page) {
  const response = await fetch(absolute(page), { cache: "no-cache" });
  const [, needed = ""] = NEEDED.exec(response.ok ? await response.text() : "") ?? [];
  await keep(needed.split(" ").filter(Boolean).map(absolute));
  await keep((BUILD.search[page.slice(0, page.indexOf("roles/"))] ?? []).map(absolute));
}

async function answer(event) {
  const { request } = event;
  const url = without(request.url);
  const fresh = FINGERPRINT.test(url) ? {} : { cache: "no-cache" };
  try {
    const response = await fetch(request, fresh);
    if (response.ok && !response.redirected && !PAPER.test(url)) {
      const copy = response.clone();
      event.waitUntil(caches.open(NAME).then((cache) => cache.put(url, copy)).catch(() => {}));
    }
    return response;
  } catch {
    const cache = await caches.open(NAME);
    const kept = await cache.match(url.endsWith("/") ? `${url}index.html` : url, { ignoreSearch: true });
    if (kept) return kept;
    if (request.mode !== "navigate") return Response.error();
    return new Response(BUILD.missing, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const { page } = event.data ?? {};
  if (ROLE.test(page)) event.waitUntil(keepRole(page).catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const isOurs = event.request.url.startsWith(self.registration.scope);
  if (isOurs && event.request.method === "GET") event.respondWith(answer(event));
});
