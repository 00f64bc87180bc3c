/** The two sides of recognising: what the files hold now, and what is known from before. */

export type FoundQuestion = {
  /** The bank whose file it is in. */
  bankId: string;
  /** The author's id; null where there is none. */
  id: string | null;
  /** A hash of `questionWords`. */
  wordsHash: string;
};

export type KnownQuestion = {
  id: string;
  bankId: string;
  /** Unique in its bank. */
  key: string;
  /** Whether the key is an author's id, and thus its name whatever its words. */
  hasOwnKey: boolean;
  wordsHash: string;
  isRetired: boolean;
};

/** Who is who: at most one found question for each known one. */
export type Matches<Found extends FoundQuestion, Known extends KnownQuestion> = Map<Found, Known>;

/** Two different ids of an author's are two questions, however alike their words. */
export function mayBe(found: FoundQuestion, known: KnownQuestion): boolean {
  return found.id === null || !known.hasOwnKey || found.id === known.key;
}
