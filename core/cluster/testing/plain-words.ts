/** Takes out of texts what differs from run to run by nature: random names, addresses, ports, ages. */
import type { RecordedTrace } from './recorded-trace';

export type Rename = (text: string) => string;

const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]{5}';
const HASH = '[bcdfghjklmnpqrstvwxz2456789]{8,10}';

/** Replica sets are numbered in the order in which they appear, pods lose their suffix, alike nodes share a name. */
export function renamer(trace: RecordedTrace, alike: Readonly<Record<string, string>>): Rename {
  const owners = [...new Set(trace.controllers.map(({ name }) => name))].map((name) =>
    name.split('/'),
  );
  const named = (plural: string) =>
    owners.flatMap(([kind, name]) => (kind === plural && name ? [name] : []));
  const rules: [RegExp, string][] = [
    ...named('deployments').flatMap((deployment) =>
      setRules(
        deployment,
        named('replicasets').filter((set) => isSetOf(set, deployment)),
      ),
    ),
    ...[...named('daemonsets'), ...named('jobs')].map((name): [RegExp, string] => [
      new RegExp(`\\b${name}-${SUFFIX}\\b`, 'g'),
      `${name}-pod`,
    ]),
    [new RegExp(`-${HASH}-${SUFFIX}\\b`, 'g'), '-set-pod'],
    [new RegExp(`-${HASH}\\b`, 'g'), '-set'],
    ...Object.entries(alike).map(([node, like]): [RegExp, string] => [
      new RegExp(`\\b${node}\\b`, 'g'),
      like,
    ]),
  ];
  return (text) => rules.reduce((left, [pattern, name]) => left.replace(pattern, name), text);
}

function isSetOf(set: string, deployment: string): boolean {
  return set.startsWith(`${deployment}-`) && !set.slice(deployment.length + 1).includes('-');
}

function setRules(deployment: string, sets: readonly string[]): [RegExp, string][] {
  return sets.flatMap((set, i): [RegExp, string][] => [
    [new RegExp(`\\b${set}-${SUFFIX}\\b`, 'g'), `${deployment}-set${i + 1}-pod`],
    [new RegExp(`\\b${set}\\b`, 'g'), `${deployment}-set${i + 1}`],
  ]);
}

/** Its lines, with single spaces. */
export function plainWords(text: string, rename: Rename): string[] {
  return withoutCombined(rename(text))
    .replace(/\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g, 'IP')
    .replace(/\b3[0-2]\d{3}\/TCP/g, 'PORT/TCP')
    .replace(/(NodePort:\s+\S+\s+)\d+/g, '$1PORT')
    .replace(/\b(\d+d)?(\d+h)?(\d+m)?\d+s\b|\b\d+m\b(?!\/)|<unknown>(?!\/)/g, 'AGE')
    .replace(/\bAGE \(x\d+ over AGE\)/g, 'AGE')
    .replace(/v\d+\.\d+\.\d+\S*/g, 'VERSION')
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UID')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

export function withoutCombined(text: string): string {
  return text.replaceAll('(combined from similar events): ', '');
}
