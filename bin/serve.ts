import { existsSync } from 'node:fs';
import type { RunningJobs } from '#server/jobs/start-jobs';
import { StartError } from '#server/postgres/start-error';
import { buildSite, inspectBuild } from './build-site';
import { ignoreClosedPipes } from './ignore-closed-pipes';
import { type Database, openDatabase } from './open-database';
import { Progress } from './progress';
import { readSettings, type Settings } from './settings';
import { type Handler, WebServer } from './web-server';

/**
 * Starts everything and serves until a signal. The last line on stdout is the address; by then
 * /readyz answers 200. A failure is one sentence on stderr and exit code 1.
 */
export async function serve({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const readyz = new Readyz(isDevelopment);
  ignoreClosedPipes();
  process.on('SIGHUP', () => readyz.stopOnSignal(129));
  process.on('SIGINT', () => readyz.stopOnSignal(130));
  process.on('SIGTERM', () => readyz.stopOnSignal(143));
  stopWithParent(() => readyz.stopOnSignal(143));
  try {
    await readyz.start();
  } catch (error) {
    await readyz.fail(error);
  }
}

/** One Ctrl-C reaches us twice: from the terminal, and from npm, which hands on what it got there. */
const ECHO_MS = 1_000;

class Readyz {
  private readonly web = new WebServer();
  private readonly progress = new Progress();
  private readonly stopping = new AbortController();
  private readonly isDevelopment: boolean;
  private database: Promise<Database> | undefined;
  private jobs: RunningJobs | undefined;
  private signalledAt = Number.NEGATIVE_INFINITY;

  constructor(isDevelopment: boolean) {
    this.isDevelopment = isDevelopment;
  }

  async start(): Promise<void> {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = readSettings(process.env);
    const port = await this.web.listen(settings);
    const [handler] = await Promise.all([this.prepareSite(port), this.prepareDatabase(settings)]);
    this.web.open(handler);
    this.jobs = await this.startJobs();
    process.stdout.write(`Ready on http://${nameOf(settings.HOST)}:${port}\n`);
  }

  /** The first signal stops in order, a later one at once. */
  stopOnSignal(code: number): void {
    const isEcho = performance.now() - this.signalledAt < ECHO_MS;
    if (isEcho) return;
    this.signalledAt = performance.now();
    if (this.stopping.signal.aborted) process.exit(code);
    void this.stop().then(() => process.exit(0));
  }

  async fail(error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    this.progress.print(error instanceof StartError ? reason : `Readyz failed: ${reason}`);
    await this.stop();
    process.exit(1);
  }

  private async stop(): Promise<void> {
    this.stopping.abort();
    const [database] = await Promise.allSettled([
      this.database,
      this.web.close(),
      this.jobs?.stop(),
    ]);
    if (database.status === 'fulfilled') await database.value?.stop();
  }

  private async prepareSite(port: number): Promise<Handler> {
    if (!this.isDevelopment) {
      const { hash, isCurrent } = await inspectBuild();
      if (!isCurrent) {
        await this.progress.stage('site', () => buildSite(hash, this.stopping.signal));
      }
    }
    return this.progress.stage('server', async () => {
      const { default: next } = await import('next');
      const app = next({
        dev: this.isDevelopment,
        dir: process.cwd(),
        hostname: 'localhost',
        port,
        httpServer: this.web.server,
      });
      await app.prepare();
      return app.getRequestHandler();
    });
  }

  private async prepareDatabase(settings: Settings): Promise<void> {
    this.database = this.progress.stage('database', () =>
      openDatabase(settings, () => this.fail(databaseLost)),
    );
    const { databaseUrl } = await this.database;
    process.env.DATABASE_URL = databaseUrl;
    await this.progress.stage('content', () => this.loadContent());
  }

  private async startJobs(): Promise<RunningJobs> {
    const { startJobs } = await import('#server/jobs/start-jobs');
    const { refitJob } = await import('#server/review/refit/refit-job');
    return startJobs([refitJob]);
  }

  private async loadContent(): Promise<void> {
    const { loadBanks } = await import('#server/bank/load-banks');
    const { problems, refusal } = await loadBanks('content', new Date());
    if (refusal !== null) this.progress.print(`content: ${refusal}`);
    if (problems.length === 0) return;
    this.progress.print(
      `content: ${problems.length} problems; "npm run -s readyz -- bank check content" names them`,
    );
  }
}

/** What to type into a browser: `localhost` wherever this machine listens to itself. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

const databaseLost = new StartError(
  'The database stopped by itself: see the file "log" in READYZ_DATA (or .readyz/) postgres/, and start again.',
);

/** How often to look whether npm, which started us, is still there. */
const PARENT_CHECK_MS = 1_000;

/**
 * A killed npm leaves nobody who knows of us. The scripts in package.json start us with `exec`, so
 * that npm itself is our parent and not a shell between us.
 */
function stopWithParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}
