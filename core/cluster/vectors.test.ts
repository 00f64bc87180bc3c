import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Adapters } from './vectors/adapter';
import { apiServer } from './vectors/api-server';
import { cronJob } from './vectors/cron-job';
import { deployment } from './vectors/deployment';
import { disruption } from './vectors/disruption';
import { hpa } from './vectors/hpa';
import { job } from './vectors/job';
import { kubectl } from './vectors/kubectl';
import { kubelet } from './vectors/kubelet';
import { network } from './vectors/network';
import { nodeLifecycle } from './vectors/node-lifecycle';
import { patches } from './vectors/patches';
import { printers } from './vectors/printers';
import { replicaSet } from './vectors/replica-set';
import { scheduler } from './vectors/scheduler';
import { values } from './vectors/values';

const adapters: Adapters = {
  ...apiServer,
  ...disruption,
  ...hpa,
  ...job,
  ...cronJob,
  ...deployment,
  ...kubelet,
  ...kubectl,
  ...network,
  ...nodeLifecycle,
  ...replicaSet,
  ...scheduler,
  ...patches,
  ...printers,
  ...values,
};

/** Functions that do not agree on all of our copy yet, and on how many they must. */
const shortfalls: Readonly<Record<string, number>> = {};

const OUR_COPY = new URL('testdata/vectors.jsonl', import.meta.url);

type Vector = { fn: string; in: unknown; out: unknown };
type Score = { agreed: number; total: number; firstFailure: string | null };

/** Other recordings of the same functions are tried with VECTORS=/absolute/path, and then only counted. */
test('the rules answer as the recorded functions of Kubernetes 1.20.2 did', () => {
  const scores = scoresOf(process.env.VECTORS ?? OUR_COPY);
  console.log([...scores].map(([fn, score]) => lineOf(fn, score)).join('\n'));
  if (process.env.VECTORS) return;
  const shortOf = [...scores].flatMap(([fn, { agreed, total, firstFailure }]) =>
    fn in adapters && agreed < (shortfalls[fn] ?? total) ? [`${fn}: ${firstFailure}`] : [],
  );
  expect(shortOf).toEqual([]);
});

test('every adapter is of a recorded function', () => {
  const recorded = new Set(vectorsIn(OUR_COPY).map(({ fn }) => fn));
  expect(Object.keys(adapters).filter((fn) => !recorded.has(fn))).toEqual([]);
});

function scoresOf(path: string | URL): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const vector of vectorsIn(path)) {
    const score = scores.get(vector.fn) ?? { agreed: 0, total: 0, firstFailure: null };
    const failure = failureOf(vector);
    scores.set(vector.fn, {
      agreed: score.agreed + (failure === null ? 1 : 0),
      total: score.total + 1,
      firstFailure: score.firstFailure ?? failure,
    });
  }
  return scores;
}

function vectorsIn(path: string | URL): Vector[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Null when the answer is the recorded one; a function that nobody implements answers nothing. */
function failureOf({ fn, in: input, out }: Vector): string | null {
  const adapter = adapters[fn];
  if (!adapter) return 'no implementation';
  const answer = answerOf(() => adapter(input));
  if (isDeepStrictEqual(answer, out)) return null;
  return [
    `in ${JSON.stringify(input)}`,
    `want ${JSON.stringify(out)}`,
    `got ${JSON.stringify(answer)}`,
  ].join('\n');
}

/** As JSON would carry it: what is undefined is not there. A rule that throws has answered wrongly. */
function answerOf(call: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(call()));
  } catch (error) {
    return String(error);
  }
}

function lineOf(fn: string, { agreed, total, firstFailure }: Score): string {
  const line = `${fn} ${agreed}/${total}`;
  return fn in adapters && firstFailure && process.env.SHOW_FAILURES
    ? `${line}\n${firstFailure}`
    : line;
}
