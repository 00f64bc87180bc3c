/**
 * The service worker: Readyz without a network. It keeps one page, the shell of the study screen, with
 * all that it loads; every other page comes from the network or, when there is none, leads to that one.
 * It holds nothing of a learner's: answers and cards are the page's business (app/_offline).
 *
 * Its address names a build, and what it keeps is of that build alone: the shell is taken only when it
 * names the same one, and a file's name is a hash of what is in it, so no page can meet files of another.
 */
const BUILD = new URL(location.href).searchParams.get('build');
const BUILDS = 'readyz-build-';
const OWN = BUILDS + BUILD;
/** Pictures and scenarios of the cards that are kept; app/_offline/keep-ahead.ts fills it. */
const KEPT = 'readyz-kept';
const SHELL = '/review/offline';
const STATIC = '/_next/static/';

/** Longer than this, nobody waits for the next question while it is here already. */
const WAIT_MS_MAX = 5_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      forgetOldBuilds(),
      self.registration.navigationPreload?.enable(),
      self.clients.claim(),
    ]),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith(STATIC)) event.respondWith(staticFile(request));
  else if (/^\/api\/(clusters|banks\/[^/]+\/media)\//.test(pathname))
    event.respondWith(keptFile(request));
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(page(event));
});

/** Without cookies, so that no learner can be in it, and last, so that one that is kept is whole. */
async function keepShell() {
  const cache = await caches.open(OWN);
  const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
  const html = await shell.clone().text();
  if (!shell.ok || !html.includes(BUILD)) throw new Error(`no shell of build ${BUILD}`);
  await keepFiles(cache, filesIn(html), new Set());
  await cache.put(SHELL, shell);
}

/** Files, the files that those name, and so on: what is loaded late is named in what is loaded early. */
async function keepFiles(cache, paths, seen) {
  const fresh = paths.filter((path) => !seen.has(path));
  for (const path of fresh) seen.add(path);
  const named = await Promise.all(
    fresh.map(async (path) => {
      const response = (await cache.match(path)) ?? (await fetchInto(cache, path));
      return /\.(js|css)$/.test(path) ? filesIn(await response.text()) : [];
    }),
  );
  if (fresh.length > 0) await keepFiles(cache, named.flat(), seen);
}

async function fetchInto(cache, path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response.clone());
  return response;
}

/** Scripts, styles, and the typeface's Latin letters; others are kept once a page has used them. */
function filesIn(text) {
  const modern = text.replace(/<script[^>]*nomodule[^>]*>/gi, '');
  const names = modern.matchAll(
    /(?:static|\.\.)\/((?:chunks|media)\/[\w.~-]+\.(?:js|css)|media\/[\w.~-]+-latin-(?!ext)[\w.~-]+\.woff2)/g,
  );
  return [...new Set([...names].map(([, name]) => STATIC + name))];
}

/** The build before this one stays, for tabs that still show it. */
async function forgetOldBuilds() {
  const others = (await caches.keys()).filter((name) => name.startsWith(BUILDS) && name !== OWN);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** A name means the same file for ever, whichever build it is of. */
async function staticFile(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(OWN);
    await cache.put(request, response.clone());
  }
  return response;
}

async function keptFile(request) {
  const cache = await caches.open(KEPT);
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function page({ request, preloadResponse }) {
  const { pathname, search } = new URL(request.url);
  const isReview = pathname === '/review' || pathname === SHELL;
  try {
    const coming = Promise.resolve(preloadResponse).then((loaded) => loaded ?? fetch(request));
    const response = await (isReview ? withinPatience(coming) : coming);
    if (![502, 503, 504].includes(response.status)) return response;
  } catch {
    // No network, or none worth the name.
  }
  const cache = await caches.open(OWN);
  const shell = (await cache.match(SHELL, { ignoreVary: true })) ?? Response.error();
  if (pathname === SHELL || !shell.ok) return shell;
  return Response.redirect(isReview ? SHELL + search : `${SHELL}#${pathname}${search}`);
}

function withinPatience(coming) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, WAIT_MS_MAX);
    coming.then(resolve, reject);
  });
}
