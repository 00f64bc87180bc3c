/**
 * The node controller says when it first sees a node, after a start of its own too, and when one is no more.
 * Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go classifyNodes, monitorNodeHealth.
 */
import type { Decision } from '../actor';
import type { EventDraft } from '../api/request';
import type { Node } from '../objects';

/** By name, each as it was when it was first seen. */
export type KnownNodes = Readonly<Record<string, Node>>;

export function registration(
  before: KnownNodes,
  nodes: readonly Node[],
): { known: KnownNodes; decisions: Decision[] } {
  const known = Object.fromEntries(
    nodes.map((node) => [node.metadata.name, before[node.metadata.name] ?? node]),
  );
  const added = nodes.filter(({ metadata: { name } }) => !before[name]);
  const deleted = Object.values(before).filter(({ metadata: { name } }) => !known[name]);
  return {
    known,
    decisions: [
      ...added.map((node) => told(registered(node), 'is new here: it is registered')),
      ...deleted.map((node) => told(removed(node), 'is no more: it is forgotten')),
    ],
  };
}

export function registered(node: Node): EventDraft {
  return draftOf(node, 'RegisteredNode', (name) => `Registered Node ${name} in Controller`);
}

function removed(node: Node): EventDraft {
  return draftOf(node, 'RemovingNode', (name) => `Removing Node ${name} from Controller`);
}

function draftOf(about: Node, reason: string, wordsOf: (name: string) => string): EventDraft {
  const { name } = about.metadata;
  const message = `Node ${name} event: ${wordsOf(name)}`;
  return { about, type: 'Normal', reason, message, component: 'node-controller' };
}

function told(draft: EventDraft, text: string): Decision {
  const { name } = draft.about.metadata;
  return {
    rule: 'nodelifecycle.classifyNodes',
    text: `${name} ${text}.`,
    inputs: { node: name },
    requests: [{ verb: 'record', ...draft }],
    cause: null,
  };
}
