import { defineConfig } from 'vitest/config';

// vitest 5 groups errors with a function that Node 20 lacks: a failure would not be printed.
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

const setupFiles = ['server/test/fail-on-console-error.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'core', include: ['core/**/*.test.ts'], setupFiles, testTimeout: 60_000 },
      },
      {
        test: {
          name: 'server',
          include: [
            'server/**/*.test.ts',
            'prisma/**/*.test.ts',
            'bin/commands/**/*.test.ts',
            'app/api/**/*.test.ts',
          ],
          setupFiles,
          globalSetup: 'server/test/global-setup.ts',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'checks',
          include: ['bin/checks/**/*.test.ts', 'bin/bench/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
        },
      },
    ],
  },
});

function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key) {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
