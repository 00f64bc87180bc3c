import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { createEmptyCard, fsrs } from 'ts-fsrs';
import { unified } from 'unified';
import { assert } from '#core/assert';
import { parseBank } from '#core/bank/parse-bank';
import { advance, createCluster } from '#core/cluster/cluster';
import { parseScenario } from '#core/cluster/scenario';
import { type Grade, newCard } from '#core/review/card';
import { rateCard } from '#core/review/rate-card';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { compare, compareWith, type Figure } from './figure';

/** The figures of the parts that need no database. */
export function pureFigures(root: string): Figure[] {
  return [bankFigure(root), reviewFigure(), clusterFigure(root)];
}

function bankFigure(root: string): Figure {
  const text = readFileSync(join(root, 'content/docker-and-kubernetes.md'), 'utf8');
  const markdown = unified().use(remarkParse).use(remarkGfm);
  return compare(
    'read a bank of questions',
    () => parseBank(text),
    'parsing its Markdown alone',
    () => markdown.parse(text),
  );
}

const REVIEWS = 2_000;
const grades: readonly Grade[] = [3, 3, 1, 3, 4, 2];
const DAY_MS = 86_400_000;

function reviewFigure(): Figure {
  const library = fsrs();
  return compare(
    `${REVIEWS} reviews in the learner’s time zone`,
    () => {
      let card = newCard();
      for (let turn = 0; turn < REVIEWS; turn += 1) {
        const grade = grades[turn % grades.length] ?? 3;
        const reviewedAt = turn * DAY_MS;
        const rating = { id: '', grade, reviewedAt, timeZone: 'Europe/Berlin' };
        card = rateCard(card, rating, DEFAULT_SCHEDULING);
      }
      return card;
    },
    'ts-fsrs alone, in UTC',
    () => {
      let card = createEmptyCard(0);
      for (let turn = 0; turn < REVIEWS; turn += 1) {
        card = library.next(card, turn * DAY_MS, grades[turn % grades.length] ?? 3).card;
      }
      return card;
    },
  );
}

function clusterFigure(root: string): Figure {
  const text = readFileSync(join(root, 'core/cluster/scenarios/node-failure.yaml'), 'utf8');
  const { scenario } = parseScenario(text);
  assert(scenario, 'the scenario that comes along is sound');
  return compareWith(
    'simulate a node’s death',
    () => advance(createCluster(scenario, { seed: 1, profile: '1.36' }), scenario.untilMs),
    'the time it takes a real cluster',
    scenario.untilMs,
  );
}
