/** kubectl set image: the images of containers by name, `*` for all. Upstream: kubectl/pkg/cmd/set/set_image.go. */
import type { JsonObject } from '../json';
import { parseArguments } from './arguments';
import { changeContainers } from './container-names';
import { FINDING, FINDING_LETTERS, NOTHING_NAMED } from './find-objects';
import { failed, type Printed, type Session } from './session';
import { type SpecChange, setPodSpecs } from './set-pod-spec';
import { WRITING } from './writing';

const PATH = 'set image';
const VALUED = [...FINDING.valued, ...WRITING.valued];
const BARE = [...FINDING.bare, ...WRITING.bare, 'local'];

type Assignment = { container: string; image: string };

export function setImage(args: readonly string[], session: Session): Printed {
  const read = parseArguments(PATH, args, VALUED, BARE, FINDING_LETTERS);
  if ('failure' in read) return read.failure;
  const { words, values } = read.parsed;
  const isAssignment = (word: string) => word.indexOf('=') > 0;
  const names = words.filter((word) => !isAssignment(word));
  const assignments = words.filter(isAssignment).map(assignmentIn);
  if (names.length === 0 && values.filename === undefined) return failed(NOTHING_NAMED);
  if (assignments.length === 0) return failed('error: at least one image update is required');
  const byContainer = new Map(assignments.map((each) => [each.container, each]));
  if (byContainer.has('*') && byContainer.size > 1) {
    return failed(
      'error: all containers are already specified by *, but saw more than one container_name=container_image pairs',
    );
  }
  return setPodSpecs(
    names,
    read.parsed,
    {
      path: PATH,
      done: 'image updated',
      failing: 'failed to patch image update to pod template: ',
      change: (spec) => imageChange(spec, [...byContainer.values()]),
    },
    session,
  );
}

function assignmentIn(word: string): Assignment {
  const at = word.indexOf('=');
  return { container: word.slice(0, at), image: word.slice(at + 1) };
}

function imageChange(spec: JsonObject, assignments: readonly Assignment[]): SpecChange {
  let change: JsonObject = {};
  const problems: string[] = [];
  for (const { container, image } of assignments) {
    const changed = changeContainers({ ...spec, ...change }, container, (each) => ({
      ...each,
      image,
    }));
    if (changed.isFound) change = { ...change, ...changed.change };
    else problems.push(`error: unable to find container named "${container}"`);
  }
  return { change, problems };
}
