/** The nodes with their pods as the scheduler knows them, those included that it has placed itself. */
import type { Context } from '../actor';
import type { Pod } from '../objects';
import { listObjects, type View, workKeyOf } from '../store';
import { imageIndex, nodeInfo } from './node-info';
import type { SchedulerMemory } from './scheduler-memory';

/** In the order of their names; pods that have ended need no room any more. */
export function nodeInfos(memory: SchedulerMemory, context: Context) {
  const byNode = new Map<string, Pod[]>();
  for (const pod of listObjects(context.view, 'Pod')) {
    const isOver = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
    const name = pod.spec.nodeName ?? memory.assumed[workKeyOf(pod)];
    if (!name || isOver) continue;
    const pods = byNode.get(name);
    if (pods) pods.push(pod);
    else byNode.set(name, [pod]);
  }
  const nodes = listObjects(context.view, 'Node');
  const images = imageIndex(nodes);
  return nodes.map((node) => nodeInfo(node, byNode.get(node.metadata.name) ?? [], images));
}

export function nominatedPods({ assumed }: SchedulerMemory, view: View): Pod[] {
  return listObjects(view, 'Pod').filter(
    (pod) =>
      pod.status.nominatedNodeName !== undefined &&
      pod.spec.nodeName === undefined &&
      assumed[workKeyOf(pod)] === undefined,
  );
}
