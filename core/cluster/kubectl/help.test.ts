import { expect, test } from 'vitest';
import { kubectl, openCluster } from '../testing';

const cluster = openCluster({});

function output(text: string) {
  return kubectl(cluster, text).output;
}

test.each(['', 'help', '--help', '-h'])('`kubectl %s` lists the commands', (text) => {
  expect(output(text)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(output(text).stdout).toMatch(/^ {2}rollout +status/m);
});

test.each(['help create', 'create --help', 'create -h', 'create deployment web -h'])(
  '`kubectl %s` says what the command does',
  (text) => {
    expect(output(text)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(output(text).stdout).toMatch(/^kubectl create: make objects/);
  },
);

test('every command of the list is one', () => {
  const names = [...output('help').stdout.matchAll(/^ {2}(\S+)/gm)].flatMap(
    ([, name]) => name ?? [],
  );
  expect(names).toContain('taint');
  expect(
    names.filter((name) => output(`${name} --frob`).stderr.includes(`unknown command "${name}"`)),
  ).toEqual([]);
});

test('an unknown topic is no failure, an unknown command is', () => {
  expect(output('help nope')).toMatchObject({ exitCode: 0, stdout: '' });
  expect(output('help nope').stderr).toMatch(/^Unknown help topic \[`nope`\]\n/);
  expect(output('frobnicate --help')).toMatchObject({
    exitCode: 1,
    stderr: 'Error: unknown command "frobnicate" for "kubectl"\n',
  });
});
