import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { expectCreations, isSatisfied, noExpectations, seeCreation } from './expectations';
import {
  add,
  comeIn,
  delay,
  done,
  emptyQueue,
  fail,
  forget,
  take,
  waitingKeys,
} from './work-queue';

test('a burst of reasons for one key is one piece of work', () => {
  const queue = add(add(add(emptyQueue, 'a', 1), 'b', 2), 'a', 3);
  expect(waitingKeys(queue)).toEqual(['a', 'b']);
  expect(take(queue)).toMatchObject({ key: 'a', cause: 3 });
});

test('a key that is worked on is not taken again before it is done', () => {
  const taken = take(add(emptyQueue, 'a', 1));
  assert(taken, 'there is work');
  const again = add(taken.queue, 'a', 2);
  expect(take(again)).toBeNull();
  expect(take(done(again, 'a'))).toMatchObject({ key: 'a', cause: 2 });
});

test('retries wait 5 ms, then twice as long each time, until it goes well', () => {
  const first = fail(emptyQueue, 'a');
  const second = fail(first.queue, 'a');
  expect([first.afterMs, second.afterMs]).toEqual([5, 10]);
  expect(fail(forget(second.queue, 'a'), 'a').afterMs).toBe(5);
});

test('expectations hold until all is seen, and five minutes at most', () => {
  const expecting = expectCreations(noExpectations, 'a', 2, 0);
  const seenOne = seeCreation(expecting, 'a');
  expect(isSatisfied(seenOne, 'a', 0)).toBe(false);
  expect(isSatisfied(seeCreation(seenOne, 'a'), 'a', 0)).toBe(true);
  expect(isSatisfied(seenOne, 'a', 300_001)).toBe(true);
});

test('a key that waits for several moments comes in at the earliest, once', () => {
  const first = delay(emptyQueue, 'a', 500);
  expect(delay(first.queue, 'a', 900)).toEqual({ queue: first.queue, isSooner: false });
  const sooner = delay(first.queue, 'a', 200);
  expect(sooner.isSooner).toBe(true);
  const come = comeIn(sooner.queue, 'a', 200, 7);
  expect(waitingKeys(come)).toEqual(['a']);
  const taken = take(come);
  assert(taken, 'there is work');
  expect(waitingKeys(comeIn(done(taken.queue, 'a'), 'a', 500, 7))).toEqual([]);
});
