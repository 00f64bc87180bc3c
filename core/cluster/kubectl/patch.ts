/** kubectl patch, with a merge patch or, by default, a strategic one. Upstream: kubectl/pkg/cmd/patch. */
import { parseDocument } from 'yaml';
import { isJsonObject, type JsonObject } from '../json';
import { lastValue, parseArguments } from './arguments';
import { namedObject, targetsOf } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, refused, type Session, together } from './session';

export function runPatch(args: readonly string[], session: Session): Printed {
  const read = parseArguments('patch', args, [...SELECTING.valued, 'patch', 'type', 'subresource']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const text = lastValue(parsed, 'patch');
  if (text === undefined)
    return failed(
      'error: must specify --patch or --patch-file containing the contents of the patch',
    );
  if (lastValue(parsed, 'type') === 'json')
    return failed('error: patches of type json are not known here; give a merge patch');
  const patch = patchIn(text);
  if (!patch) return failed(`error: unable to parse ${JSON.stringify(text)}: not a mapping`);
  const isStrategic = (lastValue(parsed, 'type') ?? 'strategic') === 'strategic';
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  return together(
    found.targets.flatMap((target) => {
      const { kind, objects, missing } = selectObjects(target, parsed, session);
      const said = objects.map(({ metadata: { name, namespace = '' } }) => {
        const answer = session.submit({
          verb: 'patch',
          kind,
          namespace,
          name,
          patch,
          isStrategic,
        });
        if (!answer.ok) return refused(answer.status);
        const isChanged = answer.revision !== null;
        return printed(`${namedObject(kind, name)} patched${isChanged ? '' : ' (no change)'}`);
      });
      return [...said, ...missing];
    }),
  );
}

/** JSON or YAML. */
function patchIn(text: string): JsonObject | null {
  const document = parseDocument(text, { version: '1.1', logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  const value: unknown = document.toJS();
  return isJsonObject(value) ? value : null;
}
