/** What containers get when they do not say, and how much they may say. Upstream: plugin/pkg/admission/limitranger. */
import type { LimitRange, LimitRangeItem } from '../object-namespace';
import type { Container, KubernetesObject, Pod, Quantity } from '../objects';
import { compareAmounts, milliValue, parseQuantity, quantityText } from '../quantity';
import { podAmounts } from '../quota-usage';
import { listObjects, type View } from '../store';
import { forbidden, type Status } from './request';

const ANNOTATION = 'kubernetes.io/limit-ranger';

type Amounts = Readonly<Record<string, Quantity>>;
type Asked = { requests: Amounts; limits: Amounts };

export function withLimitDefaults(pod: Pod, view: View): Pod {
  return rangesOf(pod, view).reduce(defaulted, pod);
}

function defaulted(pod: Pod, range: LimitRange): Pod {
  const items = range.spec.limits.filter(({ type }) => type === 'Container');
  const limits = Object.assign({}, ...items.map((item) => item.default ?? {}));
  const requests = Object.assign({}, ...items.map((item) => item.defaultRequest ?? {}));
  const notes: string[] = [];
  const filled = (container: Container, what: string): Container => {
    const { resources = {} } = container;
    notes.push(
      ...noteOf(requests, resources.requests, `request for ${what} ${container.name}`),
      ...noteOf(limits, resources.limits, `limit for ${what} ${container.name}`),
    );
    return {
      ...container,
      resources: {
        ...resources,
        limits: { ...limits, ...resources.limits },
        requests: { ...requests, ...resources.requests },
      },
    };
  };
  const containers = pod.spec.containers.map((each) => filled(each, 'container'));
  const initContainers = pod.spec.initContainers?.map((each) => filled(each, 'init container'));
  if (notes.length === 0) return pod;
  const annotations = {
    ...pod.metadata.annotations,
    [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}`,
  };
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: { ...pod.spec, containers, ...(initContainers ? { initContainers } : {}) },
  };
}

function noteOf(defaults: Amounts, written: Amounts | undefined, where: string): string[] {
  const names = Object.keys(defaults).filter((name) => written?.[name] === undefined);
  return names.length > 0 ? [`${names.sort().join(', ')} ${where}`] : [];
}

/** Null where every range is kept. */
export function limitProblem(object: KubernetesObject, view: View): Status | null {
  if (object.kind !== 'Pod' && object.kind !== 'PersistentVolumeClaim') return null;
  for (const range of rangesOf(object, view)) {
    const problems = range.spec.limits.flatMap((item) => itemProblems(object, item));
    const different = [...new Set(problems)];
    if (different.length > 0) {
      const words = different.length === 1 ? (different[0] ?? '') : `[${different.join(', ')}]`;
      return forbidden(object.kind, object.metadata.name, words);
    }
  }
  return null;
}

function rangesOf({ metadata }: KubernetesObject, view: View): LimitRange[] {
  return listObjects(view, 'LimitRange', metadata.namespace ?? '');
}

function itemProblems(object: KubernetesObject, item: LimitRangeItem): string[] {
  if (object.kind === 'PersistentVolumeClaim') {
    if (item.type !== 'PersistentVolumeClaim') return [];
    const asked = { requests: object.spec.resources?.requests ?? {}, limits: {} };
    return [...leastProblems(item, asked), ...mostRequestProblems(item, asked)];
  }
  if (object.kind !== 'Pod') return [];
  const { containers, initContainers = [] } = object.spec;
  if (item.type === 'Pod') return boundProblems(item, wholePod(object));
  if (item.type !== 'Container') return [];
  return [...containers, ...initContainers].flatMap(({ resources = {} }) =>
    boundProblems(item, { requests: resources.requests ?? {}, limits: resources.limits ?? {} }),
  );
}

/** What only some of the containers say is not said of the pod. */
function wholePod(pod: Pod): Asked {
  const side = (name: 'requests' | 'limits') =>
    Object.fromEntries(
      [...podAmounts(pod, name)]
        .filter(([resource]) =>
          pod.spec.containers.every((each) => each.resources?.[name]?.[resource] !== undefined),
        )
        .map(([resource, amount]) => [resource, quantityText(amount)]),
    );
  return { requests: side('requests'), limits: side('limits') };
}

function boundProblems(item: LimitRangeItem, asked: Asked): string[] {
  return [
    ...leastProblems(item, asked),
    ...mostProblems(item, asked),
    ...ratioProblems(item, asked),
  ];
}

function leastProblems({ type, min = {} }: LimitRangeItem, { requests, limits }: Asked): string[] {
  return sortedEntries(min).flatMap(([name, least]) => {
    const head = `minimum ${name} usage per ${type} is ${least}`;
    const [request, limit] = [requests[name], limits[name]];
    if (request === undefined) return [`${head}.  No request is specified`];
    if (isLess(request, least)) return [`${head}, but request is ${request}`];
    return limit !== undefined && isLess(limit, least) ? [`${head}, but limit is ${limit}`] : [];
  });
}

function mostProblems({ type, max = {} }: LimitRangeItem, { requests, limits }: Asked): string[] {
  return sortedEntries(max).flatMap(([name, most]) => {
    const head = `maximum ${name} usage per ${type} is ${most}`;
    const [request, limit] = [requests[name], limits[name]];
    if (limit === undefined) return [`${head}.  No limit is specified`];
    if (isLess(most, limit)) return [`${head}, but limit is ${limit}`];
    return request !== undefined && isLess(most, request)
      ? [`${head}, but request is ${request}`]
      : [];
  });
}

function mostRequestProblems({ type, max = {} }: LimitRangeItem, { requests }: Asked): string[] {
  return sortedEntries(max).flatMap(([name, most]) => {
    const head = `maximum ${name} usage per ${type} is ${most}`;
    const request = requests[name];
    if (request === undefined) return [`${head}.  No request is specified`];
    return isLess(most, request) ? [`${head}, but request is ${request}`] : [];
  });
}

function ratioProblems(item: LimitRangeItem, { requests, limits }: Asked): string[] {
  const { type, maxLimitRequestRatio = {} } = item;
  return sortedEntries(maxLimitRequestRatio).flatMap(([name, most]) => {
    const head = `${name} max limit to request ratio per ${type} is ${most}`;
    const request = milliValue(requests[name] ?? '0') ?? 0;
    const limit = milliValue(limits[name] ?? '0') ?? 0;
    if (request === 0) return [`${head}, but no request is specified or request is 0`];
    if (limit === 0) return [`${head}, but no limit is specified or limit is 0`];
    const ratio = limit / request;
    return ratio * 1000 > (milliValue(most) ?? 0)
      ? [`${head}, but provided ratio is ${ratio.toFixed(6)}`]
      : [];
  });
}

function isLess(left: Quantity, right: Quantity): boolean {
  const [a, b] = [parseQuantity(left), parseQuantity(right)];
  return !('error' in a) && !('error' in b) && compareAmounts(a, b) < 0;
}

function sortedEntries(amounts: Amounts): [string, Quantity][] {
  return Object.entries(amounts).sort(([a], [b]) => (a < b ? -1 : 1));
}
