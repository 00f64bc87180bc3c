import { expect, test } from 'vitest';
import { run } from '../cluster';
import { openCluster } from '../testing';

const table = `NAME   READY   STATUS    RESTARTS   AGE
web-1  1/1     Running   0          5s
web-2  0/1     Pending   12         17s
db-0   1/1     Running   3          2m
`;
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n';
const opened = openCluster({ 'm.yaml': map, t: table, e: 'a=1\nb: two words\n\n[x]\n' });

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
  ['ls', 'e\nm.yaml\nt\n'],
  ['ls m.yaml', 'm.yaml\n'],
  ['cat m.yaml | kubectl create -f -', 'configmap/m created\n'],
  ['kubectl create -f - < m.yaml', 'configmap/m created\n'],
  [`kubectl apply -f - <<EOF\n${map}EOF`, 'configmap/m created\n'],
  [`cat <<'EOF' | kubectl apply -f -\n${map}EOF`, 'configmap/m created\n'],
  [
    'kubectl create -f m.yaml; cat m.yaml | kubectl replace -f -',
    'configmap/m created\nconfigmap/m replaced\n',
  ],
  [
    'kubectl create -f m.yaml; cat m.yaml | kubectl delete -f -',
    'configmap/m created\nconfigmap "m" deleted\n',
  ],
  [
    'kubectl create -f m.yaml >/dev/null; cat m.yaml | kubectl get -f - -o name --as=admin --as-group=system:masters',
    'configmap/m\n',
  ],
])('`%s` prints %j', (line, stdout) => {
  expect(shell(line).stdout).toBe(stdout);
});

test.each([
  ['false && echo yes', 1, ''],
  ['kubectl apply -f -', 1, 'error: no objects passed to apply\n'],
  [
    'cat m.yaml | kubectl replace -f -',
    1,
    'Error from server (NotFound): error when replacing "STDIN": configmaps "m" not found\n',
  ],
  ['ls nope', 2, "ls: cannot access 'nope': No such file or directory\n"],
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
