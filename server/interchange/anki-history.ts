/** What Anki's log and FSRS know of the first card of each note. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AnkiCollection } from './anki-collection';
import type { ImportedMemory, ImportedReview } from './upload';

const grades = ['again', 'hard', 'good', 'easy'] as const;
/** Reviews beyond the schedule, which teach nothing of it; their factor is 0. */
const FILTERED = 3;

/** `indexes` are the places of questions by the ids of their notes. */
export function readHistory(
  { notes, cards, reviews }: AnkiCollection,
  indexes: ReadonlyMap<string, number>,
): { reviews: ImportedReview[]; memories: ImportedMemory[] } {
  const guids = new Map(notes.map(({ id, guid }) => [id, guid]));
  const asked = new Map<string, { question: number; guid: string }>();
  const memories: ImportedMemory[] = [];
  const seen = new Set<string>();
  for (const { id, note, data } of cards) {
    const question = indexes.get(note);
    if (question === undefined || seen.has(note)) continue;
    seen.add(note);
    asked.set(id, { question, guid: guids.get(note) ?? '' });
    const memory = readMemory(data);
    if (memory) memories.push({ question, ...memory });
  }
  return {
    reviews: reviews.flatMap(({ id, card, ease, factor, type, millis }): ImportedReview[] => {
      const of = asked.get(card);
      const grade = grades[ease - 1];
      if (!of || !grade || (type === FILTERED && factor === 0)) return [];
      const spentMillis = Math.max(0, millis);
      return [
        { question: of.question, id: reviewId(id, of.guid), grade, reviewedAt: id, spentMillis },
      ];
    }),
    memories,
  };
}

const dataSchema = z.object({
  s: z.number().positive(),
  d: z.number().min(1).max(10),
  dr: z.number().optional(),
  decay: z.number().optional(),
});

/** `{"s":8.3,"d":6.4,"dr":0.9,"decay":0.15}`; null where FSRS was not used. */
function readMemory(data: string): Omit<ImportedMemory, 'question'> | null {
  if (!data.startsWith('{')) return null;
  let fields: unknown;
  try {
    fields = JSON.parse(data);
  } catch {
    return null;
  }
  const parsed = dataSchema.safeParse(fields);
  if (!parsed.success) return null;
  const { s, d, dr = null, decay = null } = parsed.data;
  return { stabilityDays: s, difficulty: d, desiredRetention: dr, decay };
}

/** A UUID of version 7 whose time is the review's, and whose rest is made of it and its note. */
function reviewId(reviewedAt: number, guid: string): string {
  const time = Math.max(0, reviewedAt).toString(16).padStart(12, '0').slice(-12);
  const rest = createHash('sha256').update(`${reviewedAt}/${guid}`).digest('hex');
  const variant = (8 + (Number.parseInt(rest[3] ?? '0', 16) % 4)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${rest.slice(0, 3)}`,
    `${variant}${rest.slice(4, 7)}`,
    rest.slice(8, 20),
  ].join('-');
}
