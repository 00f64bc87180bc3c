/** What can go wrong, or be done to machines and processes. */
import type { Random } from '#core/random';
import { componentNames } from '../components';
import { listObjects, type View } from '../store';
import type { Command } from '../world';
import { between, chance, choose } from './choose';
import { randomNode } from './random-scenario';

export function randomFault(view: View, random: Random): Command {
  const pods = listObjects(view, 'Pod', 'default').map(({ metadata }) => metadata.name);
  const nodes = listObjects(view, 'Node').map(({ metadata }) => metadata.name);
  const pod = choose(['none', ...pods], random);
  const node = choose(['none', ...nodes], random);
  const state = chance(0.6, random) ? 'down' : 'up';
  return choose<Command>(
    [
      { type: 'node', node, state },
      { type: 'node', node, state },
      { type: 'component', component: choose(componentNames, random), state },
      { type: 'setPodReady', pod, ready: chance(0.5, random) },
      { type: 'setPodReady', pod, ready: chance(0.5, random) },
      { type: 'crashContainer', pod },
      { type: 'crashContainer', pod },
      { type: 'load', load: { [choose(['web', 'api', 'db'], random)]: between(0, 400, random) } },
      { type: 'addNode', template: randomNode(between(1, 6, random), random) },
    ],
    random,
  );
}
