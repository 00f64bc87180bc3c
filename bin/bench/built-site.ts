import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assert } from '#core/assert';

export type BuiltSite = {
  /** Posts JSON as a browser with this session would; throws unless it is taken. */
  post: (path: string, token: string, body: unknown) => Promise<void>;
  stop: () => Promise<void>;
};

/** Runs the site, built for production, in a process of its own; building it first takes a minute. */
export async function startBuiltSite(databaseUrl: string, connections: number): Promise<BuiltSite> {
  const script = fileURLToPath(new URL('./serve-built-site.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await readPort(child);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post: (path, token, body) => post({ port, agent, path, token }, JSON.stringify(body)),
    async stop() {
      agent.destroy();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function readPort(child: ChildProcess): Promise<number> {
  assert(child.stdout, 'its output is piped');
  for await (const line of createInterface(child.stdout)) {
    if (/^\d+$/.test(line)) return Number(line);
  }
  throw new Error('The site did not start: see what it wrote above.');
}

type Target = { port: number; agent: Agent; path: string; token: string };

function post({ port, agent, path, token }: Target, body: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'sec-fetch-site': 'same-origin',
    cookie: `readyz_learner=${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent, path, method: 'POST', headers });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`The site answered ${response.statusCode}.`));
      });
    });
    sent.end(body);
  });
}
