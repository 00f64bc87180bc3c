import { expect, test } from 'vitest';
import { after, kubectl, openCluster } from '../testing';
import type { Cluster } from '../world';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: web }, annotations: { note: old } }\nspec: { containers: [ { name: c, image: "web:1" } ] }\n`;
const cluster = after(
  openCluster({ 'a.yaml': pod('a'), 'b.yaml': pod('b') }),
  'create -f a.yaml -f b.yaml',
);

function said(of: Cluster, text: string): string {
  const { output } = kubectl(of, text);
  return output.stdout + output.stderr;
}

test.each([
  ['label pod a tier=front', 'pod/a labeled\n'],
  ['label pods a b tier=front', 'pod/a labeled\npod/b labeled\n'],
  ['label pods --all app-', 'pod/a unlabeled\npod/b unlabeled\n'],
  ['label pods -l app=none x=1', ''],
  ['label pod a app=web', 'pod/a not labeled\n'],
  ['label pod a none-', 'label "none" not found.\npod/a not labeled\n'],
  ['label pod a app=api', "error: 'app' already has a value (web), and --overwrite is false\n"],
  [
    'label pods a b app=api',
    "'app' already has a value (web), and --overwrite is false\n'app' already has a value (web), and --overwrite is false\n",
  ],
  ['label pod a app=api --overwrite', 'pod/a labeled\n'],
  ['label pod a x=1 --dry-run=server', 'pod/a labeled (server dry run)\n'],
  ['label pod a x=1 x-', 'error: can not both modify and remove a label in the same command\n'],
  ['label pod a', 'error: at least one label update is required\n'],
  [
    'label',
    'error: one or more resources must be specified as <resource> <name> or <resource>/<name>\n',
  ],
  ['label pod a --list', 'app=web\n'],
  [
    'label pod a x=1 --resource-version=1',
    'Error from server (Conflict): Operation cannot be fulfilled on pods "a": the object has been modified; please apply your changes to the latest version and try again\n',
  ],
  ['annotate pod a note=old', 'pod/a annotated\n'],
  [
    'annotate pod a note=new',
    "error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (old)\n",
  ],
  ["annotate pod a 'words=with = and space'", 'pod/a annotated\n'],
  [
    'annotate pod a x=1 x-',
    'error: can not both modify and remove the following annotation(s) in the same command: x\n',
  ],
])('`%s` says what kubectl says', (text, words) => {
  expect(said(cluster, text)).toBe(words);
});
