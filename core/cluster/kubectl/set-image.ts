/** kubectl set image, of Deployments. */
import { notFound } from '../api/request';
import { getObject } from '../store';
import { namespaceOf, parseArguments } from './arguments';
import { namedObject, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session } from './session';

export function runSet(args: readonly string[], session: Session): Printed {
  const [what, ...rest] = args;
  if (what !== 'image') return failed(`error: unknown command "set ${what ?? ''}" for "kubectl"`);
  const read = parseArguments('set image', rest, []);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const found = targetsOf(parsed.words.filter((word) => !word.includes('=')));
  if ('failure' in found) return found.failure;
  const [target] = found.targets;
  const name = target?.names[0];
  if (target?.kind !== 'Deployment' || name === undefined) {
    return failed(
      'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
    );
  }
  const images = parsed.words.filter((word) => word.includes('=')).map(assignment);
  if (images.length === 0) return failed('error: at least one image update is required');
  return setImages(namespaceOf(parsed), name, images, session);
}

function assignment(word: string): { container: string; image: string } {
  const [container = '', ...image] = word.split('=');
  return { container, image: image.join('=') };
}

function setImages(
  namespace: string,
  name: string,
  images: readonly { container: string; image: string }[],
  session: Session,
): Printed {
  const deployment = getObject(session.view(), 'Deployment', `${namespace}/${name}`);
  if (!deployment) return refused(notFound('Deployment', name));
  const { containers } = deployment.spec.template.spec;
  const unknown = images.find(
    ({ container }) => container !== '*' && !containers.some((each) => each.name === container),
  );
  if (unknown) return failed(`error: unable to find container named "${unknown.container}"`);
  const changes = containers.flatMap(({ name: container }) => {
    const image = images.find(({ container: of }) => of === '*' || of === container)?.image;
    return image === undefined ? [] : [{ name: container, image }];
  });
  const answer = session.submit({
    verb: 'patch',
    kind: 'Deployment',
    namespace,
    name,
    patch: { spec: { template: { spec: { containers: changes } } } },
    isStrategic: true,
  });
  if (!answer.ok) return refused(answer.status);
  return answer.revision === null
    ? printed()
    : printed(`${namedObject('Deployment', name)} image updated`);
}
