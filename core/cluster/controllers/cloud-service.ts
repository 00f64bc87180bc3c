/**
 * The cloud's service controller: a LoadBalancer gets an address from outside, a moment later. Where there is
 * no cloud, nobody answers and EXTERNAL-IP stays <pending>. Upstream: cloud-provider/controllers/service.
 */
import type { Context, Decision } from '../actor';
import type { Service } from '../objects';
import { getObject, listObjects, workKeyOf } from '../store';
import type { Controller } from './controller';

/** Since when the cloud has been at work on each service. */
export type CloudMemory = Readonly<Record<string, number>>;

const COMPONENT = 'service-controller';
const WORK_MS = 2000;
/** 203.0.113.0/24 is for documentation (RFC 5737). */
const NETWORK = '203.0.113';

export const cloudServiceController: Controller<CloudMemory> = {
  initial: {},
  observe(memory, { object, previous }, context) {
    const service = object ?? previous;
    const isOurs = context.surroundings.cloud && service?.kind === 'Service';
    return { memory, keys: isOurs ? [workKeyOf(service)] : [] };
  },
  sync(memory, key, context) {
    const service = getObject(context.view, 'Service', key);
    const isWanted = service?.spec.type === 'LoadBalancer';
    if (!service || !isWanted || service.status.loadBalancer.ingress) {
      const { [key]: _, ...rest } = memory;
      const isTooMuch = service && !isWanted && service.status.loadBalancer.ingress;
      return { memory: rest, decisions: isTooMuch ? [released(service)] : [] };
    }
    const sinceMs = memory[key];
    if (sinceMs === undefined) {
      const begun = { ...memory, [key]: context.nowMs };
      return { memory: begun, decisions: [begins(service)], againAfterMs: WORK_MS };
    }
    const leftMs = sinceMs + WORK_MS - context.nowMs;
    if (leftMs > 0) return { memory, decisions: [], againAfterMs: leftMs };
    return { memory, decisions: [ensured(service, context)] };
  },
};

function begins(service: Service): Decision {
  const { name } = service.metadata;
  return {
    rule: 'cloud.ensureLoadBalancer',
    text: `Service ${name} wants a load balancer: ask the cloud for one.`,
    inputs: { service: name },
    requests: [said(service, 'EnsuringLoadBalancer', 'Ensuring load balancer')],
  };
}

function ensured(service: Service, context: Context): Decision {
  const taken = listObjects(context.view, 'Service').flatMap((other) =>
    (other.status.loadBalancer.ingress ?? []).map(({ ip }) => ip),
  );
  const hosts = Array.from({ length: 245 }, (_, i) => `${NETWORK}.${i + 10}`);
  const ip = hosts.find((host) => !taken.includes(host)) ?? `${NETWORK}.255`;
  const { name } = service.metadata;
  return {
    rule: 'cloud.ensureLoadBalancer',
    text: `The cloud's load balancer for service ${name} has the address ${ip}; it sends to node port ${service.spec.ports[0]?.nodePort} of every ready node.`,
    inputs: { service: name, ip },
    requests: [
      {
        verb: 'updateStatus',
        object: { ...service, status: { loadBalancer: { ingress: [{ ip }] } } },
      },
      said(service, 'EnsuredLoadBalancer', 'Ensured load balancer'),
    ],
  };
}

function released(service: Service): Decision {
  const { name } = service.metadata;
  return {
    rule: 'cloud.ensureLoadBalancer',
    text: `Service ${name} is no LoadBalancer any more: give its address back.`,
    inputs: { service: name },
    requests: [{ verb: 'updateStatus', object: { ...service, status: { loadBalancer: {} } } }],
  };
}

function said(service: Service, reason: string, message: string) {
  return {
    verb: 'record' as const,
    about: service,
    type: 'Normal' as const,
    reason,
    message,
    component: COMPONENT,
  };
}
