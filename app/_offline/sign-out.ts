'use client';

import { request } from '#app/_ui/request';
import { flush, oneTabAtATime } from './outbox';
import { countEvents } from './waiting-events';
import { wipeBrowser } from './wipe-browser';

/**
 * Ends the session on the server, wipes the browser and begins anew at the first page. Returns only
 * when that did not work, with why: as long as the server has not forgotten the key, nothing is wiped.
 */
export async function signOut(): Promise<string> {
  let problem = '';
  // No other tab may be sending answers meanwhile: they would become those of a new guest.
  await oneTabAtATime(async () => {
    const ended = await request('POST', '/api/session/end', { body: {} });
    if ('problem' in ended) problem = ended.problem;
    else await wipeBrowser();
  });
  if (problem === '') location.replace('/');
  return problem;
}

/** Sends what waits; returns how many answers signing out would lose all the same. */
export async function sendBeforeSigningOut(): Promise<number> {
  await flush();
  return countEvents().waiting;
}
