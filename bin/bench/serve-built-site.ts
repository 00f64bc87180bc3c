/** The site as people get it, on the database of a bench: prints its port and serves until it is killed. */
import { buildSite, inspectBuild } from '../build-site';
import { readSettings } from '../settings';
import { WebServer } from '../web-server';

const { hash, isCurrent } = await inspectBuild();
if (!isCurrent) await buildSite(hash, new AbortController().signal);
const web = new WebServer();
const port = await web.listen(readSettings({ PORT: '0' }));
const { default: next } = await import('next');
const app = next({ dir: process.cwd(), hostname: 'localhost', port, httpServer: web.server });
await app.prepare();
web.open(app.getRequestHandler());
process.stdout.write(`${port}\n`);
