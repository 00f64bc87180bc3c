/** Layers: core <- server <- app. The reasons are in ARCHITECTURE.md. */
const PURE_PACKAGES =
  'node_modules/(zod|ts-fsrs|yaml|unified|vfile|remark-|rehype-|mdast-|hast-|micromark|unist-|@types/(mdast|hast|unist)|diff|gift-pegjs|fast-xml-parser|@marcbachmann/cel-js)';

export default {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^core/' },
      to: { pathNot: ['^core/', PURE_PACKAGES] },
    },
    {
      name: 'core-areas-stand-alone',
      severity: 'error',
      comment: 'An area uses its own files, core/*.ts, and the vocabulary of core/bank.',
      from: { path: '^core/([^/]+)/' },
      to: { path: '^core/[^/]+/', pathNot: ['^core/$1/', '^core/bank/'] },
    },
    {
      name: 'bank-depends-on-no-area',
      severity: 'error',
      from: { path: '^core/bank/' },
      to: { path: '^core/[^/]+/', pathNot: '^core/bank/' },
    },
    {
      name: 'cluster-rules-are-used',
      severity: 'error',
      comment: 'What only recorded vectors or tests ask is not what the cluster does.',
      from: { path: '^(app|bin|server)/' },
      to: {
        path: '^core/cluster/',
        pathNot: '^core/cluster/(vectors|testing)[/.]',
        reachable: false,
      },
    },
    {
      name: 'testdata-is-for-tests',
      severity: 'error',
      from: {},
      to: { path: '/testdata/' },
    },
    {
      name: 'server-never-sees-app',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^app/' },
    },
    {
      name: 'only-server-talks-to-the-database',
      severity: 'error',
      from: { path: '^(app|core|bin)/' },
      to: { path: ['^prisma/', '^server/db\\.ts$', 'node_modules/(@prisma|pg)/'] },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^app/_ui/' },
      to: { path: ['^server/', '^core/', '^app/(?!_ui/)'] },
    },
    {
      name: 'practice-screens-stand-alone',
      severity: 'error',
      from: { path: '^app/\\(practice\\)/([^/]+)/' },
      to: { path: '^app/\\(practice\\)/[^/]+/', pathNot: '^app/\\(practice\\)/$1/' },
    },
    {
      name: 'team-screens-stand-alone',
      severity: 'error',
      from: { path: '^app/t/\\[team\\]/([^/]+)/' },
      to: { path: '^app/t/\\[team\\]/[^/]+/', pathNot: '^app/t/\\[team\\]/$1/' },
    },
    {
      name: 'specs-drive-the-browser',
      severity: 'error',
      comment: 'Only e2e/fixtures.ts may reach the database.',
      from: { path: '^e2e/.*\\.spec\\.ts$' },
      to: { path: '^(app|core|server|prisma)/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'What cannot be resolved cannot be checked.',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-folder-cycles-in-server',
      severity: 'error',
      scope: 'folder',
      from: { path: '^server/' },
      to: { path: '^server/', circular: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated/', '/testdata/'] },
    // Tests may reach for whatever proves their point.
    exclude: { path: '\\.test\\.ts$|-contract\\.ts$|^server/test/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
