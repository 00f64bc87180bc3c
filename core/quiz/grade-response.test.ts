import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body } from '#core/bank/question';
import { gradeResponse } from './grade-response';
import type { Response, ResponseOf } from './response';

type Case = {
  body: Body;
  keyPoints?: string[];
  right: Response;
  wrong: Response;
  partCount: number;
};

const choice = (text: string, correct: boolean) => ({ text, correct, explanation: null });
const cases: Case[] = [
  {
    body: { kind: 'single', choices: [choice('a', false), choice('b', true), choice('c', false)] },
    right: { kind: 'single', choice: 1 },
    wrong: { kind: 'single', choice: 0 },
    partCount: 3,
  },
  {
    body: { kind: 'multiple', choices: [choice('a', true), choice('b', true), choice('c', false)] },
    right: { kind: 'multiple', choices: [1, 0] },
    wrong: { kind: 'multiple', choices: [2] },
    partCount: 3,
  },
  {
    body: { kind: 'ordering', steps: ['a', 'b', 'c', 'd'] },
    right: { kind: 'ordering', order: [0, 1, 2, 3] },
    wrong: { kind: 'ordering', order: [3, 2, 1, 0] },
    partCount: 4,
  },
  {
    body: {
      kind: 'matching',
      leftTitle: 'l',
      rightTitle: 'r',
      pairs: [
        { left: 'a', right: 'x' },
        { left: 'b', right: 'y' },
      ],
    },
    right: { kind: 'matching', matches: [0, 1] },
    wrong: { kind: 'matching', matches: [1, null] },
    partCount: 2,
  },
  {
    body: { kind: 'cloze', text: 'The {{kubelet|agent}} runs on every {{node}}.' },
    right: { kind: 'cloze', gaps: [' Kubelet', 'NODE'] },
    wrong: { kind: 'cloze', gaps: ['', 'kubelet'] },
    partCount: 2,
  },
  {
    body: { kind: 'number', value: 300, tolerance: 5, unit: 's' },
    right: { kind: 'number', text: '5 min' },
    wrong: { kind: 'number', text: '306' },
    partCount: 1,
  },
  {
    body: { kind: 'short', accepted: ['kubectl get pods', 'kubectl get po'] },
    right: { kind: 'short', text: ' kubectl  get po ' },
    wrong: { kind: 'short', text: '' },
    partCount: 1,
  },
  {
    body: { kind: 'open' },
    keyPoints: ['one', 'two'],
    right: { kind: 'open', text: 'both', ticked: [1, 0] },
    wrong: { kind: 'open', text: 'both', ticked: null },
    partCount: 2,
  },
];

const index = fc.nat({ max: 9 });
const indexes = fc.array(index, { maxLength: 9 });
const texts = fc.oneof(fc.string(), fc.constantFrom('300 s', 'node', 'kubectl get po', '1,5', '.'));
const responses: { [K in Response['kind']]: fc.Arbitrary<ResponseOf<K>> } = {
  single: fc.record({ kind: fc.constant('single'), choice: index }),
  multiple: fc.record({ kind: fc.constant('multiple'), choices: indexes }),
  ordering: fc.record({ kind: fc.constant('ordering'), order: indexes }),
  matching: fc.record({
    kind: fc.constant('matching'),
    matches: fc.array(fc.option(index), { maxLength: 9 }),
  }),
  cloze: fc.record({ kind: fc.constant('cloze'), gaps: fc.array(texts, { maxLength: 9 }) }),
  number: fc.record({ kind: fc.constant('number'), text: texts }),
  short: fc.record({ kind: fc.constant('short'), text: texts }),
  open: fc.record({ kind: fc.constant('open'), text: texts, ticked: fc.option(indexes) }),
};

describe.each(cases)('$body.kind', ({ body, keyPoints = [], right, wrong, partCount }) => {
  test('the right response earns everything', () => {
    const { score, parts } = gradeResponse(body, keyPoints, right);
    expect(score).toBe(1);
    expect(parts).toEqual(Array(partCount).fill(true));
  });

  test('a wrong response earns nothing and says where it is wrong', () => {
    const { score, parts } = gradeResponse(body, keyPoints, wrong);
    expect(score).toBe(0);
    expect(parts).toHaveLength(partCount);
    expect(parts).toContain(false);
  });

  test('any response gets a score from 0 to 1, which is 1 only when every part is right', () => {
    fc.assert(
      fc.property<[Response]>(responses[body.kind], (response) => {
        const { score, parts } = gradeResponse(body, keyPoints, response);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(parts).toHaveLength(partCount);
        expect(score === 1).toBe(parts.every(Boolean));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('a response of another kind is a mistake of the caller', () => {
    const other: Response =
      body.kind === 'open' ? { kind: 'short', text: '' } : { kind: 'open', text: '', ticked: null };
    expect(() => gradeResponse(body, keyPoints, other)).toThrow('assertion failed');
  });
});

test('multiple: a wrong mark takes a right one away, and no more than all of them', () => {
  const body: Body = {
    kind: 'multiple',
    choices: [choice('a', true), choice('b', true), choice('c', false), choice('d', false)],
  };
  const score = (choices: number[]) => gradeResponse(body, [], { kind: 'multiple', choices }).score;
  expect(score([0])).toBe(0.5);
  expect(score([0, 1, 2])).toBe(0.5);
  expect(score([0, 1, 2, 3])).toBe(0);
  expect(score([0, 0])).toBe(0.5);
  expect(score([2, 3])).toBe(0);
});

test('ordering: one misplaced step costs its neighbourhood, not all that follows', () => {
  const body: Body = { kind: 'ordering', steps: ['a', 'b', 'c', 'd', 'e'] };
  const grade = (order: number[]) => gradeResponse(body, [], { kind: 'ordering', order });
  expect(grade([1, 2, 3, 4, 0])).toEqual({ score: 0.6, parts: [false, false, true, true, true] });
  expect(grade([0, 1, 2, 4, 3]).score).toBe(0.6);
  expect(grade([]).score).toBe(0);
});

test('matching: equal texts on the right are one partner', () => {
  const body: Body = {
    kind: 'matching',
    leftTitle: '',
    rightTitle: '',
    pairs: [
      { left: 'a', right: 'x' },
      { left: 'b', right: 'x' },
    ],
  };
  expect(gradeResponse(body, [], { kind: 'matching', matches: [1, 0] }).score).toBe(1);
});

test('open: without key points there is nothing to earn', () => {
  const response: Response = { kind: 'open', text: 'words', ticked: [] };
  expect(gradeResponse({ kind: 'open' }, [], response)).toEqual({ score: 0, parts: [] });
});
