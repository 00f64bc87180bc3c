import { expect, test } from 'vitest';
import { makePlantedCopy, runCheck } from './planted-copy';

const here = 'export const here = 1;\n';
const from = (target: string) =>
  `import * as target from '${target}';\nexport const seen = target;\n`;

async function checkLayers(files: Record<string, string>) {
  return runCheck(await makePlantedCopy(files), 'bin/layers.mjs');
}

test('a tree that keeps the layers passes', async () => {
  const { exitCode, output } = await checkLayers({
    'core/bank/question.ts': here,
    'core/quiz/grade.ts': from('#core/bank/question'),
    'core/cluster/cluster.ts': from('./rule'),
    'core/cluster/rule.ts': here,
    'core/cluster/vectors/rules.ts': from('../rule'),
    'core/cluster/testing.ts': from('./rule'),
    'server/db.ts': from('#prisma/client'),
    'prisma/client.ts': here,
    'server/quiz/run.ts': from('#core/quiz/grade'),
    'server/cluster/run.ts': from('#core/cluster/cluster'),
    'app/quiz/page.tsx': from('#server/quiz/run'),
    'e2e/fixtures.ts': from('#server/quiz/run'),
    'e2e/quiz.spec.ts': from('./fixtures'),
  });
  expect(output).toContain(' 0 problems');
  expect(exitCode).toBe(0);
});

test.each([
  ['core-is-pure', { 'core/quiz/grade.ts': from('node:fs') }],
  ['core-is-pure', { 'core/quiz/grade.ts': from('pg') }],
  ['core-is-pure', { 'core/quiz/grade.ts': from('#server/db'), 'server/db.ts': here }],
  [
    'core-areas-stand-alone',
    { 'core/quiz/grade.ts': from('#core/review/card'), 'core/review/card.ts': here },
  ],
  [
    'bank-depends-on-no-area',
    { 'core/bank/question.ts': from('#core/quiz/grade'), 'core/quiz/grade.ts': here },
  ],
  [
    'cluster-rules-are-used',
    {
      'server/cluster/run.ts': from('#core/cluster/cluster'),
      'core/cluster/cluster.ts': here,
      'core/cluster/rule.ts': here,
      'core/cluster/vectors/rules.ts': from('../rule'),
    },
  ],
  [
    'testdata-is-for-tests',
    { 'server/quiz/run.ts': from('./testdata/deck.json'), 'server/quiz/testdata/deck.json': '{}' },
  ],
  [
    'testdata-is-for-tests',
    { 'server/quiz/run.ts': "export const deck = 'server/quiz/testdata/deck.json';\n" },
  ],
  ['server-never-sees-app', { 'server/quiz/run.ts': from('#app/quiz'), 'app/quiz.tsx': here }],
  ['server-never-sees-app', { 'server/quiz/run.ts': from('#app/quiz'), 'app/quiz.ts': here }],
  [
    'only-server-talks-to-the-database',
    { 'app/page.tsx': from('#prisma/client'), 'prisma/client.ts': here },
  ],
  [
    'only-server-talks-to-the-database',
    { 'app/page.tsx': from('#prisma/generated/client'), 'prisma/generated/client.ts': here },
  ],
  [
    'only-server-talks-to-the-database',
    { 'app/page.tsx': from('#server/db'), 'server/db.ts': here },
  ],
  ['only-server-talks-to-the-database', { 'bin/load.ts': from('pg') }],
  ['ui-knows-no-domain', { 'app/_ui/card.tsx': from('#core/bank/q'), 'core/bank/q.ts': here }],
  [
    'practice-screens-stand-alone',
    {
      'app/(practice)/quiz/page.tsx': from('../review/study'),
      'app/(practice)/review/study.tsx': here,
    },
  ],
  ['specs-drive-the-browser', { 'e2e/quiz.spec.ts': from('#server/db'), 'server/db.ts': here }],
  ['no-cycles', { 'server/a.ts': from('./b'), 'server/b.ts': from('./a') }],
  [
    'no-folder-cycles-in-server',
    {
      'server/quiz/a.ts': from('#server/review/a'),
      'server/review/a.ts': here,
      'server/review/b.ts': from('#server/quiz/b'),
      'server/quiz/b.ts': here,
    },
  ],
  ['everything-resolves', { 'server/quiz/run.ts': from('#server/gone') }],
])('%s refuses %o', async (rule, files) => {
  const { exitCode, output } = await checkLayers(files);
  expect(output).toContain(`${rule}: `);
  expect(exitCode).toBe(1);
});

/** The checker does not know TypeScript 7: it sees no module, finds no fault and is content. */
const newerTypeScript = `
  import Module from 'node:module';
  const load = Module._load;
  Module._load = (name, ...rest) =>
    name === 'typescript/package.json' ? { version: '7.0.2' } : load(name, ...rest);
`;

test('a check that sees no module fails', async () => {
  const copy = await makePlantedCopy({ 'server/quiz/run.ts': here });
  const preload = `data:text/javascript,${encodeURIComponent(newerTypeScript)}`;
  const { exitCode, output } = await runCheck(copy, '--import', preload, 'bin/layers.mjs');
  expect(output).toContain('not seen by the layer check: server/quiz/run.ts');
  expect(exitCode).toBe(1);
});
