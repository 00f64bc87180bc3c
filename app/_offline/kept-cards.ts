'use client';

/**
 * The cards that this browser keeps for the time without a network, in IndexedDB: those of one learner
 * at a time, as the server gave them, then as they were graded here. They are a copy: without one, or
 * where the browser denies it, Readyz works as long as there is a network.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { KeptDay } from '#core/review/kept-queue';
import type { CardsAhead } from '#server/review/cards-ahead';
import type { StudyCard } from '#server/review/study-cards';

export type KeptCard = CardsAhead['cards'][number] & { wasNew: boolean };

/** Whose cards they are, when they were fetched, and all else that belongs to them. */
export type KeptAbout = KeptDay &
  Pick<CardsAhead, 'learnerId' | 'scheduling' | 'settings'> & { keptAt: number };

export type Kept = { about: KeptAbout; cards: KeptCard[] };

type Schema = DBSchema & {
  /** By question; `position` is the server's order. */
  cards: { key: string; value: KeptCard & { position: number } };
  about: { key: string; value: KeptAbout };
};

const NAME = 'readyz';
/** To be raised when what is kept takes another shape: what was kept before is let go. */
const VERSION = 1;
const ABOUT = 'about';

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/** Replaces what was kept, but not what was graded here after the server had counted. */
export function keepCards({ cards, ...about }: CardsAhead, keptAt: number): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'about'], 'readwrite');
    const kept = transaction.objectStore('cards');
    const before = await transaction.objectStore('about').get(ABOUT);
    const isSameLearner = before?.learnerId === about.learnerId;
    const known = new Map((await kept.getAll()).map((entry) => [entry.question.id, entry.card]));
    await kept.clear();
    for (const [position, entry] of cards.entries()) {
      const own = isSameLearner ? known.get(entry.question.id) : undefined;
      const isNewer = (own?.lastReviewedAt ?? 0) > (entry.card.lastReviewedAt ?? 0);
      const card = own && isNewer ? own : entry.card;
      await kept.put({ ...entry, card, wasNew: entry.card.state === 'new', position });
    }
    await transaction.objectStore('about').put({ ...about, keptAt }, ABOUT);
    await transaction.done;
  }, undefined);
}

/** All that is kept, in the server's order; null when nothing is. */
export function readKept(): Promise<Kept | null> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'about']);
    const [about, cards] = await Promise.all([
      transaction.objectStore('about').get(ABOUT),
      transaction.objectStore('cards').getAll(),
    ]);
    return about ? { about, cards: cards.toSorted((a, b) => a.position - b.position) } : null;
  }, null);
}

export function readKeptAbout(): Promise<KeptAbout | undefined> {
  return withDatabase((database) => database.get('about', ABOUT), undefined);
}

/** Keeps what a card has become by a grade or its undoing, if it is among those kept. */
export function keepCard({ card, question }: StudyCard): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('cards', 'readwrite');
    const kept = await transaction.store.get(question.id);
    if (kept) await transaction.store.put({ ...kept, card });
    await transaction.done;
  }, undefined);
}

export async function wipeKeptCards(): Promise<void> {
  await withDatabase(async (database) => database.close(), undefined);
  connection = undefined;
  await deleteDB(NAME);
}

/** `otherwise` where the browser denies its storage, has no room left, or holds a newer build's. */
async function withDatabase<Result>(
  work: (database: IDBPDatabase<Schema>) => Promise<Result>,
  otherwise: Result,
): Promise<Result> {
  try {
    connection ??= open();
    return await work(await connection);
  } catch (error) {
    connection = undefined;
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade: (database) => {
      for (const name of database.objectStoreNames) database.deleteObjectStore(name);
      database.createObjectStore('cards', { keyPath: 'question.id' });
      database.createObjectStore('about');
    },
    // Another tab wants to wipe it, or to bring a newer build's.
    blocking: (_current, _blocked, event) => {
      connection = undefined;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      connection = undefined;
    },
  });
}
