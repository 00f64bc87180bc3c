import { z } from 'zod';
import { type Card, cardStates } from '#core/review/card';

export const stateSchema = z.enum(cardStates);

type CardRow = {
  state: string;
  dueAt: Date;
  stability: number;
  difficulty: number;
  step: number;
  reps: number;
  lapses: number;
  lastReviewedAt: Date;
};

export function toCard(row: CardRow): Card {
  return {
    state: stateSchema.parse(row.state),
    dueAt: row.dueAt.getTime(),
    stability: row.stability,
    difficulty: row.difficulty,
    step: row.step,
    reps: row.reps,
    lapses: row.lapses,
    lastReviewedAt: row.lastReviewedAt.getTime(),
  };
}

/** The columns of a card that was reviewed; a new one has no row. */
export function toCardRow(
  card: Card & { lastReviewedAt: number },
  shownAt: number | null,
): CardRow & { showAt: Date | null } {
  return {
    ...card,
    dueAt: new Date(card.dueAt),
    showAt: shownAt === null ? null : new Date(shownAt),
    lastReviewedAt: new Date(card.lastReviewedAt),
  };
}
