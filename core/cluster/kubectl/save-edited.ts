/** Sends what was changed in edited objects as patches. Upstream: kubectl/pkg/cmd/util/editor/editoptions.go visitToPatch. */
import { part } from '../api/fill';
import { qualifiedResource } from '../api/request';
import { goSyntax } from '../go-text';
import { isEqualJson, isJsonObject, type JsonObject, mergePatch } from '../json';
import { mergeSchemaOf } from '../merge-schema';
import type { KubernetesObject } from '../objects';
import { threeWayMerge } from '../three-way-merge';
import { type Arguments, lastValue } from './arguments';
import { recordPatch } from './change-cause';
import type { Edited } from './edited-objects';
import { type Printed, printed, type Session } from './session';
import { wireForm } from './wire-form';
import { reported, type Writing } from './writing';

export type Outcome = {
  said: Printed;
  /** What has to be edited again, and why. */
  reasons?: readonly string[];
  /** The server would not have it, whatever is edited. */
  isRefused?: boolean;
  /** What ends the edit. */
  problem?: string;
};

export type Editing = {
  objects: readonly KubernetesObject[];
  /** The same as the editor was given them. */
  originals: readonly JsonObject[];
  parsed: Arguments;
  session: Session;
};

export function saveEdited(edited: Edited, editing: Editing): Outcome[] {
  if ('problem' in edited) {
    const [first] = editing.objects;
    const cause = `<nil>: Invalid value: "The edited file failed validation": ${edited.problem}`;
    return first ? [invalid(first, [cause])] : [];
  }
  const moved = edited.objects.flatMap((object) => namespaceProblem(object, editing));
  if (moved[0] !== undefined) return [{ said: printed(), problem: moved[0] }];
  const outcomes: Outcome[] = [];
  for (const object of edited.objects) {
    const outcome = saveOne(object, editing);
    outcomes.push(outcome);
    if (outcome.problem !== undefined) break;
  }
  return outcomes;
}

function namespaceProblem(edited: JsonObject, { objects }: Editing): string[] {
  const written = part(edited, 'metadata').namespace ?? '';
  const [first] = objects;
  const { namespace = '' } = first?.metadata ?? {};
  if (written === '' || namespace === '' || written === namespace) return [];
  return [
    `the namespace from the provided object "${written}" does not match the namespace "${namespace}". You must pass '--namespace=${written}' to perform this operation.`,
  ];
}

function saveOne(written: JsonObject, editing: Editing): Outcome {
  const { objects, originals, parsed, session } = editing;
  const { uid } = part(written, 'metadata');
  const object = objects.find(({ metadata }) => metadata.uid === uid);
  const original = originals.find((each) => part(each, 'metadata').uid === uid);
  if (!object || !original) {
    const shown = `&unstructured.Unstructured{Object:${goSyntax(written)}}`;
    return { said: printed(), problem: `no original object found for ${shown}` };
  }
  const recorded = mergePatch(written, recordPatch('edit', parsed));
  const edited = isJsonObject(recorded) ? recorded : written;
  const { kind } = object;
  const { name, namespace = '' } = object.metadata;
  const writing: Writing = { dryRun: 'none', output: lastValue(parsed, 'output') ?? '' };
  if (isEqualJson(edited, original)) {
    return { said: reported({ kind, name, object: edited }, 'skipped', writing) };
  }
  const states = { lastApplied: original, modified: edited, current: original };
  const patch = threeWayMerge(states, mergeSchemaOf(kind));
  if (
    [patch.apiVersion, patch.kind, part(patch, 'metadata').name].some((key) => key !== undefined)
  ) {
    return { said: printed(), problem: 'At least one of apiVersion, kind and name was changed' };
  }
  const request = { verb: 'patch', kind, namespace, name, patch, isStrategic: true } as const;
  const answer = session.submit(request);
  if (answer.ok) {
    const now = wireForm(answer.object, session.constants);
    return { said: reported({ kind, name, object: now }, 'edited', writing) };
  }
  const { reason, message, details } = answer.status;
  if (reason === 'Invalid') return invalid(object, details?.causes ?? [message]);
  return { said: complained(object, `could not be patched: ${message}`), isRefused: true };
}

function invalid(object: KubernetesObject, causes: readonly string[]): Outcome {
  const head = `${named(object)} was not valid:`;
  return {
    said: complained(object, 'is invalid'),
    reasons: [head, ...causes.map((cause) => `* ${cause}`)],
  };
}

function complained(object: KubernetesObject, problem: string): Printed {
  return { ...printed(), stderr: `error: ${named(object)} ${problem}\n` };
}

function named({ kind, metadata }: KubernetesObject): string {
  return `${qualifiedResource(kind)} "${metadata.name}"`;
}
