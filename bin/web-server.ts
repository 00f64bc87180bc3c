import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isErrorWithCode } from '#server/postgres/error-code';
import { StartError } from '#server/postgres/start-error';
import type { Settings } from './settings';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Requests in flight get this long to finish when we stop. */
const DRAIN_MS = 10_000;

/**
 * The listening socket. It is taken first, so that a taken port is known before anything is built,
 * and answers 503 until there is a site to answer, as /readyz does again while it drains. /livez says
 * from the first moment that there is no reason to kill us.
 */
export class WebServer {
  readonly server: Server;
  private handler: Handler | undefined;
  /** Node forgets a connection that became a web socket, and would wait for it for ever. */
  private readonly upgraded = new Set<Duplex>();
  private state: 'starting' | 'ready' | 'stopping' = 'starting';

  constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
    this.server.on('upgrade', (_request, socket) => {
      if (!this.handler) socket.destroy();
      this.upgraded.add(socket);
      socket.once('close', () => this.upgraded.delete(socket));
    });
  }

  /** Resolves with the port. Throws a StartError when it cannot be had. */
  listen({ PORT, HOST }: Settings): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error) => reject(explain(error, PORT, HOST)));
      this.server.listen(PORT, HOST, () => resolve(portOf(this.server.address())));
    });
  }

  open(handler: Handler): void {
    this.handler = handler;
    this.state = 'ready';
  }

  /** Accepts nothing more and resolves when what was begun is answered, or cut off after a while. */
  close(): Promise<void> {
    this.state = 'stopping';
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
      this.server.close(() => {
        clearTimeout(limit);
        resolve();
      });
      this.server.closeIdleConnections();
      for (const socket of this.upgraded) socket.destroy();
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.state === 'stopping') response.setHeader('connection', 'close');
    const path = request.url?.split('?')[0] ?? '';
    if (!isDecodable(path)) {
      response.writeHead(400, { 'content-type': 'text/plain' });
      response.end('This address cannot be read: a % in it is followed by no code.\n');
      return;
    }
    if (!this.handler && path === '/livez') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: 'alive' }));
      return;
    }
    if (!this.handler || (path === '/readyz' && this.state !== 'ready')) {
      response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
      response.end(JSON.stringify({ status: 'unavailable', reason: this.state }));
      return;
    }
    this.handler(request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      response.destroy();
    });
  }
}

/** Next would answer 500, as if it were a mistake of ours. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function portOf(address: AddressInfo | string | null): number {
  return address && typeof address === 'object' ? address.port : 0;
}

function explain(error: Error, port: number, host: string): Error {
  if (isErrorWithCode(error, 'EADDRINUSE')) {
    return new StartError(
      `Port ${port} is taken by another program: stop it, or choose another with PORT=${port + 1} npm start.`,
    );
  }
  if (isErrorWithCode(error, 'EACCES')) {
    return new StartError(`Port ${port} is for root alone: choose one above 1023 with PORT.`);
  }
  return new StartError(`Readyz cannot listen on ${host}:${port} (${error.message}): check HOST.`);
}
