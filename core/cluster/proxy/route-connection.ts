/**
 * Where one new connection to a service goes, hop by hop. Nothing forwards it: kube-proxy has written rules on
 * every node, and the node's kernel follows them. Upstream: pkg/proxy/iptables/proxier.go.
 */
import type { Node, Pod, Service } from '../objects';
import type { ClusterView, Connection, ConnectionRequest, Hop } from '../view';
import { chainNames } from './chain-names';
import { chooseEndpoint, probabilityText } from './choose-endpoint';

type Route = { hops: Hop[]; refusal: string | null };

/** Services are those of the namespace default. */
export function routeConnection(view: ClusterView, request: ConnectionRequest): Connection {
  const service = view.services.find(
    ({ metadata }) => metadata.name === request.service && metadata.namespace === 'default',
  );
  if (!service) {
    return { hops: [], pod: null, refusal: `There is no service ${request.service}.` };
  }
  const { hops, refusal } = request.nodeName
    ? fromOutside(view, service, request.from, request.nodeName)
    : throughAddress(view, service, request);
  return refusal ? { hops, pod: null, refusal } : toPod(view, service, hops, request.draw);
}

/** A node's port is called by its address, which the internet has no route to. */
function fromOutside(
  view: ClusterView,
  service: Service,
  from: ConnectionRequest['from'],
  nodeName: string,
): Route {
  if (from !== 'internet') return throughNodePort(view, service, nodeName);
  const refusal = `${nodeName} has a private address: nothing on the internet knows a route to it.`;
  return { hops: [], refusal };
}

/** From a pod, the cluster's address; from everywhere else, the load balancer's. */
function throughAddress(
  view: ClusterView,
  service: Service,
  { from, draw }: ConnectionRequest,
): Route {
  if (from === 'pod') return { hops: [clusterHop(service)], refusal: null };
  const { name } = service.metadata;
  if (service.spec.type !== 'LoadBalancer') {
    const address = service.spec.clusterIP;
    return {
      hops: [],
      refusal: `${name} is a ${service.spec.type}: its address ${address} means nothing outside the cluster.`,
    };
  }
  const ip = service.status.loadBalancer.ingress?.[0]?.ip;
  if (!ip) {
    return { hops: [], refusal: `No cloud has given ${name} an address yet: it is <pending>.` };
  }
  const nodes = view.nodes.filter(isReady);
  const node = nodes[Math.floor(draw * nodes.length)];
  const balancer: Hop = {
    kind: 'LoadBalancer',
    name,
    address: `${ip}:${portOf(service)}`,
    text: `The cloud's load balancer passes it to one of ${nodes.length} ready nodes.`,
    probability: null,
  };
  if (!node) return { hops: [balancer], refusal: 'The load balancer knows no ready node.' };
  const { hops, refusal } = throughNodePort(view, service, node.metadata.name);
  return { hops: [balancer, ...hops], refusal };
}

/** Every node answers on the node port, with a pod of the service or without. */
function throughNodePort(view: ClusterView, service: Service, nodeName: string): Route {
  const node = view.nodes.find(({ metadata }) => metadata.name === nodeName);
  const nodePort = service.spec.ports[0]?.nodePort;
  const { name } = service.metadata;
  if (!node) return { hops: [], refusal: `There is no node ${nodeName}.` };
  if (nodePort === undefined) {
    return {
      hops: [],
      refusal: `${name} is a ${service.spec.type}: nodes open no port for it.`,
    };
  }
  if (view.downNodes.includes(nodeName)) {
    return { hops: [], refusal: `${nodeName} is down: the connection times out.` };
  }
  const hop: Hop = {
    kind: 'NodePort',
    name: nodeName,
    address: `${addressOf(node)}:${nodePort}`,
    text: `Port ${nodePort} of every node belongs to ${name}.`,
    probability: null,
  };
  return { hops: [hop, clusterHop(service)], refusal: null };
}

function clusterHop(service: Service): Hop {
  const { name } = service.metadata;
  return {
    kind: 'ClusterIP',
    name,
    address: `${service.spec.clusterIP}:${portOf(service)}`,
    text: `The address of ${name} belongs to no machine; the rules for it are on every node.`,
    probability: null,
  };
}

function toPod(view: ClusterView, service: Service, hops: Hop[], draw: number): Connection {
  const { name } = service.metadata;
  const choice = chooseEndpoint(view.endpointSlices, name, draw);
  if (!choice) {
    const refusal = `${name} has no ready endpoint: the connection is refused.`;
    return { hops, pod: null, refusal };
  }
  const { address, podName, index, count, probability } = choice;
  const chains = chainNames(servicePortName(service), protocolOf(service), address);
  const rule: Hop = {
    kind: 'rule',
    name,
    address,
    text: `Rule ${index + 1} of ${count} in ${chains.service} matches with probability ${probabilityText(probability)}: it catches 1 in ${count - index} of what reaches it and sends it to ${chains.endpoint}.`,
    probability,
  };
  const pod = view.pods.find(({ metadata }) => metadata.name === podName);
  const nodeName = pod?.spec.nodeName ?? '';
  if (!pod || view.downNodes.includes(nodeName)) {
    const where = pod ? `${nodeName}, which is down` : 'a node that has ended it';
    const refusal = `${podName} was chosen, on ${where}: the connection times out.`;
    return { hops: [...hops, rule], pod: null, refusal };
  }
  return { hops: [...hops, rule, podHop(pod, address)], pod: pod.metadata.name, refusal: null };
}

function podHop(pod: Pod, address: string): Hop {
  const { name } = pod.metadata;
  const text = `${name} on ${pod.spec.nodeName} answers.`;
  return { kind: 'Pod', name, address, text, probability: null };
}

function isReady(node: Node): boolean {
  return (node.status.conditions ?? []).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

function addressOf(node: Node): string {
  return node.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
}

function portOf(service: Service): number {
  return service.spec.ports[0]?.port ?? 0;
}

/** As kube-proxy names a port of a service. */
function servicePortName({ metadata, spec }: Service): string {
  const port = spec.ports[0]?.name;
  return `${metadata.namespace}/${metadata.name}${port ? `:${port}` : ''}`;
}

function protocolOf({ spec }: Service): string {
  return (spec.ports[0]?.protocol ?? 'TCP').toLowerCase();
}
