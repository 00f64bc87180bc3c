'use client';

import { request } from '#app/_ui/request';
import type { CardsAhead } from '#server/review/cards-ahead';
import { keepCards, readKeptAbout } from './kept-cards';

/** So old, what is kept is fetched anew. */
const FRESH_MS = 10 * 60_000;

/** Where the service worker looks for pictures and scenarios; public/sw.js knows the name, too. */
const FILES = 'readyz-kept';

const PICTURES = /\/api\/banks\/[\w%.~-]+\/media\/[\w%.~-]+/g;

/** Fetches what a learner needs for days without a network, unless that was done just now. */
export async function keepAhead(timeZone: string): Promise<void> {
  const now = Date.now();
  const about = await readKeptAbout();
  if (about && Math.abs(now - about.keptAt) < FRESH_MS) return;
  const path = `/api/reviews/ahead?timeZone=${encodeURIComponent(timeZone)}`;
  const answer = await request<CardsAhead>('GET', path);
  if ('problem' in answer) return;
  // The files first: cards that are kept have theirs.
  await keepFiles(answer.body);
  await keepCards(answer.body, now);
}

/** One that cannot be had is missing later; the question is there all the same. */
async function keepFiles({ cards }: CardsAhead): Promise<void> {
  const scenarios = cards.flatMap(({ question: { sim } }) =>
    sim ? [`/api/clusters/${encodeURIComponent(sim.scenario)}`] : [],
  );
  const pictures = cards.flatMap(({ question }) => JSON.stringify(question).match(PICTURES) ?? []);
  const wanted = new Set([...scenarios, ...pictures]);
  const cache = await caches.open(FILES);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await Promise.all(
    [...kept].filter((path) => !wanted.has(path)).map((path) => cache.delete(path)),
  );
  // A picture never changes under its address; a scenario may, with the next release.
  const missing = [...wanted].filter((path) => scenarios.includes(path) || !kept.has(path));
  await Promise.allSettled(missing.map((path) => cache.add(path)));
}
