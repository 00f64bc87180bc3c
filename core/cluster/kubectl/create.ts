/** kubectl create: what files say, or what a subcommand makes of its flags. Upstream: kubectl/pkg/cmd/create. */
import { type Arguments, parseArguments } from './arguments';
import { createClusterRoleBinding, createRoleBinding } from './create-binding';
import { createBudget } from './create-budget';
import { createConfigMap } from './create-config-map';
import { createCronJob } from './create-cron-job';
import { createDeployment } from './create-deployment';
import { createJob } from './create-job';
import { createNamespace, createServiceAccount } from './create-namespace';
import { createPriorityClass } from './create-priority-class';
import { createQuota } from './create-quota';
import { createClusterRole, createRole } from './create-role';
import { createSecret } from './create-secret';
import { createService } from './create-service';
import { type Manifest, readManifests } from './manifest';
import { failed, type Printed, refused, type Session } from './session';
import { reported, reports, WRITING, type Writing, writingOf } from './writing';

type Run = (args: readonly string[], session: Session) => Printed;

/** By each of their names. */
const generators: Readonly<Record<string, Run>> = {
  cj: createCronJob,
  clusterrole: createClusterRole,
  clusterrolebinding: createClusterRoleBinding,
  cm: createConfigMap,
  configmap: createConfigMap,
  cronjob: createCronJob,
  deploy: createDeployment,
  deployment: createDeployment,
  job: createJob,
  namespace: createNamespace,
  ns: createNamespace,
  pdb: createBudget,
  pc: createPriorityClass,
  poddisruptionbudget: createBudget,
  priorityclass: createPriorityClass,
  quota: createQuota,
  resourcequota: createQuota,
  role: createRole,
  rolebinding: createRoleBinding,
  sa: createServiceAccount,
  secret: createSecret,
  service: createService,
  serviceaccount: createServiceAccount,
  svc: createService,
};

const VALUED = [...WRITING.valued, 'filename', 'kustomize', 'selector', 'raw'];
const BARE = [...WRITING.bare, 'validate', 'recursive', 'edit'];

export function runCreate(args: readonly string[], session: Session): Printed {
  const [type = '', ...rest] = args;
  const generate = Object.hasOwn(generators, type) ? generators[type] : undefined;
  if (generate) return generate(rest, session);
  const read = parseArguments('create', args, VALUED, BARE, { k: 'kustomize', R: 'recursive' });
  if ('failure' in read) return read.failure;
  const { words, values } = read.parsed;
  if (words.length > 0) {
    return failed(
      `error: Unexpected args: [${words.join(' ')}]\nSee 'kubectl create -h' for help and examples`,
    );
  }
  const files = values.filename ?? [];
  if (files.length === 0) return failed('error: must specify one of -f and -k');
  const asked = writingOf(read.parsed);
  if ('failure' in asked) return asked.failure;
  return createFrom(files, read.parsed, asked.writing, session);
}

function createFrom(
  files: readonly string[],
  parsed: Arguments,
  writing: Writing,
  session: Session,
): Printed {
  const results = readManifests(files, parsed, session).map((read) =>
    'failure' in read ? read.failure : createOne(read.manifest, writing, session),
  );
  return results.length > 0
    ? reports(results, writing)
    : failed('error: no objects passed to create');
}

function createOne({ json, object, file }: Manifest, writing: Writing, session: Session): Printed {
  const { kind, metadata } = object;
  const { name } = metadata;
  if (writing.dryRun === 'client') {
    return reported({ kind, name, object: json }, 'created', writing);
  }
  const answer = session.submit({ verb: 'create', object, dryRun: writing.dryRun === 'server' });
  return answer.ok
    ? reported({ kind, name, object: answer.object }, 'created', writing)
    : refused(answer.status, `error when creating "${file}": `);
}
