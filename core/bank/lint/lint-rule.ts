import type { Nodes } from 'mdast';
import type { ReadBank, ReadOptions } from '../read-bank';
import type { ReadQuestion } from '../read-question';

/** What a rule may know beside the file itself. */
export type LintContext = ReadOptions & {
  /** Whether there is a file at a path that begins in the bank's folder; left out, every one is there. */
  exists?: (path: string) => boolean;
  /** The name of the bank in an earlier version of the file. */
  earlierBank?: string;
};

export type BankRule = (bank: ReadBank, context: LintContext) => void;
export type QuestionRule = (bank: ReadBank, read: ReadQuestion) => void;
export type NodeRule = (bank: ReadBank, node: Nodes, context: LintContext) => void;
