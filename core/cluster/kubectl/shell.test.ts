import { expect, test } from 'vitest';
import { run } from '../cluster';
import { openCluster } from '../testing';

const table = `NAME   READY   STATUS    RESTARTS   AGE
web-1  1/1     Running   0          5s
web-2  0/1     Pending   12         17s
db-0   1/1     Running   3          2m
`;
const opened = openCluster({ t: table, e: 'a=1\nb: two words\n\n[x]\n' });

function shell(text: string) {
  return run(opened, { type: 'kubectl', text }).output;
}

/** What bash printed for the same lines. */
test.each([
  ["echo 'one  two' three", 'one  two three\n'],
  ['echo "one  $(echo two)"', 'one  two\n'],
  ['echo $(echo one; echo two)', 'one two\n'],
  ['X=5; echo $X "$X" \'$X\'', '5 5 $X\n'],
  ['true && echo yes', 'yes\n'],
  ['false || echo no', 'no\n'],
  ['false; echo $?', '1\n'],
  ['! true; echo $?', '1\n'],
  ['echo "a|b;c&&d"', 'a|b;c&&d\n'],
  ['echo "say \\"hi\\""', 'say "hi"\n'],
  ['echo a\\ b', 'a b\n'],
  ['echo done # comment', 'done\n'],
  ['cat nope 2>/dev/null', ''],
  ['cat nope 2>&1 | wc -l', '1\n'],
  ['cat nope >/dev/null 2>&1; echo $?', '1\n'],
  ['cat <<END\none\ntwo\nEND', 'one\ntwo\n'],
  ['cat <<< hello', 'hello\n'],
  ['wc -l < t', '4\n'],
  ['echo a b c | xargs -n1 echo got', 'got a\ngot b\ngot c\n'],
  ['kubectl get nodes -o name | head -1', 'node/node-1\n'],
  ['kubectl get $(kubectl get nodes -o name | tail -1) -o name', 'node/node-3\n'],
  ['kubectl get nodes -o name | xargs -I{} kubectl get {} -o name | wc -l', '3\n'],
  ['sleep 0; echo slept', 'slept\n'],
])('`%s` prints %j', (line, stdout) => {
  expect(shell(line).stdout).toBe(stdout);
});

test.each([
  ['false && echo yes', 1, ''],
  ['nope', 127, 'nope: command not found\n'],
  ['echo "one', 2, 'syntax error: unexpected end of file\n'],
  ['kubectl get pod nope | cat', 0, 'Error from server (NotFound): pods "nope" not found\n'],
  ['kubectl get pod nope 2>/dev/null', 1, ''],
  [
    'kubectl get $(kubectl get pod nope -o name) pods',
    0,
    'Error from server (NotFound): pods "nope" not found\nNo resources found in default namespace.\n',
  ],
  ['timeout 5 kubectl wait --for=condition=Ready node/node-1', 0, ''],
])('`%s` ends with %d', (line, exitCode, stderr) => {
  expect(shell(line)).toMatchObject({ exitCode, stderr });
});
