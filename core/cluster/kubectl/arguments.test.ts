import { expect, test } from 'vitest';
import { parseArguments } from './arguments';

const valued = ['output', 'selector', 'label-columns'];
const bare = ['all-namespaces', 'watch'];

function read(line: string) {
  return parseArguments('get', line.split(' '), valued, bare);
}

test.each([
  ['pods -o wide', { output: ['wide'] }],
  ['pods -owide', { output: ['wide'] }],
  ['pods -o=wide', { output: ['wide'] }],
  ['pods --output wide', { output: ['wide'] }],
  ['-n shop pods -oname', { namespace: ['shop'], output: ['name'] }],
  ['pods -Ao name', { 'all-namespaces': ['true'], output: ['name'] }],
  ['pods -wA', { watch: ['true'], 'all-namespaces': ['true'] }],
  ['pods -L app -L tier', { 'label-columns': ['app', 'tier'] }],
  ['pods --as ada --context=there -v 6', { as: ['ada'], context: ['there'], v: ['6'] }],
])('`%s` has its values', (line, values) => {
  expect(read(line)).toMatchObject({ parsed: { words: ['pods'], values } });
});

test('what follows two dashes are words', () => {
  expect(read('pods -- -o wide')).toMatchObject({ parsed: { words: ['pods', '-o', 'wide'] } });
});

test('a flag can be unsaid', () => {
  const { parsed } = { parsed: null, ...read('pods -A --all-namespaces=false') };
  expect(parsed?.flags).toEqual(new Set());
});

test.each([
  ['pods --foo', 'unknown flag: --foo'],
  ['pods --foo=1', 'unknown flag: --foo'],
  ['pods -z', "unknown shorthand flag: 'z' in -z"],
  ['pods -wz', "unknown shorthand flag: 'z' in -wz"],
  ['pods --output', 'flag needs an argument: --output'],
  ['pods -o', "flag needs an argument: 'o' in -o"],
  ['pods -Ao', "flag needs an argument: 'o' in -Ao"],
])("`%s` is refused in pflag's words", (line, words) => {
  const stderr = `error: ${words}\nSee 'kubectl get --help' for usage.\n`;
  expect(read(line)).toEqual({ failure: { stdout: '', stderr, exitCode: 1 } });
});
