import { expect, test } from 'vitest';
import { run } from '../cluster';
import { openCluster } from '../testing';

const table = `NAME   READY   STATUS    RESTARTS   AGE
web-1  1/1     Running   0          5s
web-2  0/1     Pending   12         17s
db-0   1/1     Running   3          2m
web-1  1/1     Running   0          5s
`;
const opened = openCluster({ t: table, e: 'a=1\nb: two words\n\n[x]\n' });

function lines(text: string): string[] {
  return run(opened, { type: 'kubectl', text }).output.stdout.split('\n').slice(0, -1);
}

/** What the programs of GNU and mawk printed for the same files. */
test.each([
  ['cut -c1-4 t | head -2', ['NAME', 'web-']],
  ['cut -c1-5 t | head -n -3', ['NAME ', 'web-1']],
  ['cut -c1-5 t | tail -2', ['db-0 ', 'web-1']],
  ['cut -c1-5 t | tail -n +4', ['db-0 ', 'web-1']],
  ['cat t | wc -l', ['5']],
  ['cat t | wc', ['      5      25     197']],
  ['grep -c web t', ['3']],
  ['grep -v web t | cut -c1-4', ['NAME', 'db-0']],
  ["grep -E 'NAME|db' t | cut -c1-4", ['NAME', 'db-0']],
  ["grep 'NAME\\|db' t | cut -c1-4", ['NAME', 'db-0']],
  ['grep -c -e NAME -e db t', ['2']],
  ['grep -v -e NAME -e web t | cut -c1-4', ['db-0']],
  ['grep -io WEB-2 t', ['web-2']],
  ['grep -w eb t', []],
  ['grep -n Pending t | cut -c1-7', ['3:web-2']],
  ['grep -A1 Pending t | cut -c1-4', ['web-', 'db-0']],
  ["grep -F '[x]' e", ['[x]']],
  ["grep -E '^[[:alpha:]]+:' e", ['b: two words']],
  ['cut -d= -f2 -s e', ['1']],
  ["cut -d' ' -f1 t | sort -u", ['NAME', 'db-0', 'web-1', 'web-2']],
  ["sed -n '/Pending/,$p' t | cut -c1-5", ['web-2', 'db-0 ', 'web-1']],
  ["sed -n '/web-2/,99p' t | wc -l", ['3']],
  ["sed '1d;$d' t | wc -l", ['3']],
  ["sed -E 's/(web)-([0-9]).*/\\2-\\1/' t | sed -n 2p", ['1-web']],
  ["sed -n 's/ .*//p' e", ['b:']],
  ["sed 's/[^=]*$/&!/' e | head -1", ['a=1!']],
  ['sed 2q t | wc -l', ['2']],
  ['sort -k4 -n t | tail -1 | cut -c1-5', ['web-2']],
  ['cut -c1-5 t | sort | uniq -c | sort -rn | head -1', ['      2 web-1']],
  ["echo 'a b  c' | tr -s ' ' '\\n'", ['a', 'b', 'c']],
  ["echo hello | tr '[:lower:]' '[:upper:]'", ['HELLO']],
  ["awk 'NR>1 {print $1}' t", ['web-1', 'web-2', 'db-0', 'web-1']],
  ['awk \'/web/ {print $1 "=" $4}\' t', ['web-1=0', 'web-2=12', 'web-1=0']],
  ['awk \'$3!="Running" {print $1, $NF}\' t', ['NAME AGE', 'web-2 17s']],
  ["awk '{s+=$4} END {print s}' t", ['15']],
  ["awk 'NR>1 && $4==0 {c++} END {print c}' t", ['2']],
  ["awk -F= '{print $2}' e | head -1", ['1']],
  ["awk '{print length($1), NR}' e | tail -1", ['3 4']],
  ['tac e | head -1', ['[x]']],
])('`%s` prints %j', (line, expected) => {
  expect(lines(line)).toEqual(expected);
});

test('grep fails when it finds nothing, and says when it cannot read the pattern', () => {
  const grep = (text: string) => run(opened, { type: 'kubectl', text }).output;
  expect(grep('grep x t')).toEqual({ stdout: '', stderr: '', exitCode: 1 });
  expect(grep("grep -E '(' t").exitCode).toBe(2);
});
