/** kubectl version and cluster-info. Upstream: kubectl/pkg/cmd/version, kubectl/pkg/cmd/clusterinfo. */
import { lastValue, parseArguments } from './arguments';
import { failed, type Printed, printed, type Session } from './session';

/** Whose words everything here is printed in. */
const CLIENT = { minor: 32, version: 'v1.32.3', kustomize: 'v5.5.0' };

export function runVersion(args: readonly string[], session: Session): Printed {
  const read = parseArguments('version', args, ['output'], ['client']);
  if ('failure' in read) return read.failure;
  const output = lastValue(read.parsed, 'output');
  if (output !== undefined && output !== 'json' && output !== 'yaml') {
    return failed("error: --output must be 'yaml' or 'json'");
  }
  const lines = [`Client Version: ${CLIENT.version}`, `Kustomize Version: ${CLIENT.kustomize}`];
  if (read.parsed.flags.has('client')) return printed(...lines);
  const server = session.constants.kubeletVersion;
  const [, minor = ''] = /^v1\.(\d+)/.exec(server) ?? [];
  const isSkewed = Math.abs(Number(minor) - CLIENT.minor) > 1;
  return {
    ...printed(...lines, `Server Version: ${server}`),
    stderr: isSkewed
      ? `WARNING: version difference between client (1.${CLIENT.minor}) and server (1.${minor}) exceeds the supported minor version skew of +/-1\n`
      : '',
  };
}

export function runClusterInfo(args: readonly string[]): Printed {
  const read = parseArguments('cluster-info', args, []);
  if ('failure' in read) return read.failure;
  return printed(
    'Kubernetes control plane is running at https://127.0.0.1:6443',
    '',
    "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.",
  );
}
