/** Lines that nobody means. */
import type { Random } from '#core/random';
import { between, choose } from './choose';

const pieces = [
  'kubectl',
  'get',
  'pods',
  'deployment/web',
  '--replicas',
  '-o',
  'jsonpath={range .items[*]}{end',
  'constructor',
  '__proto__',
  '-n',
  '-l',
  'a in (b',
  '!',
  '=',
  '""',
  "'",
  '$(',
  ')',
  '|',
  'sed -n 1,p',
  'grep [',
  '--',
  '99999999999999999999',
  'ÜÑÏ',
  '\n',
  '\\',
] as const;

export function randomNonsense(random: Random): string {
  const words = Array.from({ length: between(0, 6, random) }, () => choose(pieces, random));
  return [choose(['kubectl', 'kubectl', ''], random), ...words].join(' ');
}
