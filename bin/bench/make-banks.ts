/** Banks in the question format, of any size and always the same: what the reading of banks is measured on. */
import { assert } from '#core/assert';
import { printBank } from '#core/bank/print-bank';
import type { PrintableQuestion } from '#core/bank/print-question';
import { type Body, type Kind, kinds, levels } from '#core/bank/question';
import { makeRandom, nextInteger, type Random } from '#core/random';

const QUESTIONS_PER_BANK = 20;

/** Markdown files with `count` questions in all, of every kind and with all that questions hold. */
export function makeBanks(count: number, seed: number): string[] {
  const random = makeRandom(seed);
  const sizes = Array.from({ length: Math.ceil(count / QUESTIONS_PER_BANK) }, (_, bank) =>
    Math.min(QUESTIONS_PER_BANK, count - bank * QUESTIONS_PER_BANK),
  );
  return sizes.map((size, bank) =>
    printBank({
      frontMatter: {
        bank: `made-${bank}`,
        title: `Made ${bank}`,
        description: sentence(random),
        language: 'en',
        license: 'CC0-1.0',
        topics: [...nouns],
        sources: { book: 'A book that nobody wrote' },
      },
      questions: Array.from({ length: size }, (_, index) =>
        makeQuestion(random, `question-${bank}-${index}`),
      ),
    }),
  );
}

function makeQuestion(random: Random, id: string): PrintableQuestion {
  return {
    id,
    title: `${pick(random, openings)} ${words(random, 4)}?`,
    stem: nextInteger(random, 3) === 0 ? `${sentence(random)}\n\n${code(random)}` : '',
    level: pick(random, levels),
    topics: [pick(random, nouns)],
    source: { name: 'book', section: `${nextInteger(random, 20)}/${pick(random, nouns)}` },
    body: makeBody(random, pick(random, kinds)),
    hint: nextInteger(random, 3) === 0 ? sentence(random) : null,
    answer:
      nextInteger(random, 3) === 0 ? `${paragraph(random)}\n\n${table(random)}` : paragraph(random),
    keyPoints: several(3, () => words(random, 5)),
    sim: null,
    proof: null,
  };
}

function makeBody(random: Random, kind: Kind): Body {
  switch (kind) {
    case 'single':
    case 'multiple':
      return {
        kind,
        choices: several(4, (index) => ({
          text: words(random, 6),
          correct: index === 0 || (kind === 'multiple' && index === 1),
          explanation: sentence(random),
        })),
      };
    case 'ordering':
      return { kind, steps: several(5, () => words(random, 5)) };
    case 'matching':
      return {
        kind,
        leftTitle: 'Part',
        rightTitle: 'What it does',
        pairs: several(4, (index) => ({
          left: `${pick(random, nouns)} ${index}`,
          right: `${words(random, 4)} ${index}`,
        })),
      };
    case 'cloze':
      return { kind, text: `${words(random, 4)} {{${pick(random, nouns)}}} ${words(random, 4)}.` };
    case 'number':
      return { kind, value: nextInteger(random, 1_000), tolerance: 1, unit: 's' };
    case 'short':
      return { kind, accepted: several(2, () => `kubectl get ${pick(random, nouns)}`) };
    case 'open':
      return { kind };
  }
}

function paragraph(random: Random): string {
  return several(3, () => sentence(random)).join(' ');
}

function sentence(random: Random): string {
  return `The ${words(random, 5)}, and \`${pick(random, nouns)}\` **${pick(random, verbs)}** ${words(random, 4)}.`;
}

function words(random: Random, count: number): string {
  const parts = several(count, (index) => pick(random, index % 2 === 0 ? nouns : verbs));
  return `${parts.join(' ')} ${nextInteger(random, 10_000)}`;
}

function code(random: Random): string {
  const lines = several(4, () => `  ${pick(random, nouns)}: ${pick(random, verbs)}`);
  return `\`\`\`yaml\nspec:\n${lines.join('\n')}\n\`\`\``;
}

function table(random: Random): string {
  const rows = several(3, () => `| ${pick(random, nouns)} | ${words(random, 3)} |`);
  return `| Part | Does |\n| --- | --- |\n${rows.join('\n')}`;
}

function several<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[nextInteger(random, values.length)];
  assert(value !== undefined, 'there is something to pick from');
  return value;
}

const openings = ['Why does the', 'What happens when the', 'How does the', 'When should the'];
const nouns = [
  ...[
    'pod',
    'node',
    'service',
    'deployment',
    'scheduler',
    'kubelet',
    'container',
    'image',
    'volume',
  ],
  ...['namespace', 'label', 'selector', 'controller', 'replica', 'probe', 'secret', 'ingress'],
] as const;
const verbs = [
  ...[
    'starts',
    'stops',
    'waits',
    'moves',
    'fails',
    'restarts',
    'binds',
    'watches',
    'counts',
    'keeps',
  ],
  ...['reads', 'writes', 'deletes', 'creates', 'updates', 'selects', 'routes', 'mounts'],
] as const;
