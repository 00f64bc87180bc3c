import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

let complaints: MockInstance<typeof console.error>;

beforeEach(() => {
  complaints = vi.spyOn(console, 'error');
});

/** A test that expects a complaint asserts it and then clears the spy. */
afterEach(() => {
  const calls = complaints.mock.calls.slice();
  complaints.mockRestore();
  expect(calls, 'console.error was called').toEqual([]);
});
