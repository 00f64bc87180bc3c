import type { FrontMatter, Question } from '#core/bank/question';

/** What a file says, and the hash of its text. */
export type BankToLoad = { frontMatter: FrontMatter; questions: Question[]; fileHash: string };
