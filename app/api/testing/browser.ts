import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '#server/uuid';
import { GET as getImport } from '../imports/[id]/route';
import { POST as start } from '../imports/route';
import type { POST as record } from '../reviews/route';

type Handler = typeof record;
type Params = Record<string, string>;

/** Speaks to route handlers as a browser does: it keeps the cookie that it is given. */
export class Browser {
  private cookie = '';

  get(handler: Handler, params: Params = {}, query = '') {
    return this.ask(handler, new Request(`http://localhost/api?${query}`), params);
  }

  send(handler: Handler, body: unknown, params: Params = {}, query = '') {
    const isFile = body instanceof Uint8Array;
    const request = new Request(`http://localhost/api?${query}`, {
      method: 'POST',
      headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      body: isFile ? Buffer.from(body) : JSON.stringify(body),
    });
    return this.ask(handler, request, params);
  }

  /** Brings texts and waits until they are read. */
  async bring(...texts: string[]): Promise<string> {
    const files = texts.map((words, place) => ({ name: `notes-${place}.md`, text: words }));
    const { body } = await this.send(start, { files });
    await this.waitFor(body.id);
    return body.id;
  }

  /** Brings a file as its bytes and waits until it is read. */
  async bringFile(name: string, bytes: Uint8Array): Promise<string> {
    const { body } = await this.send(start, bytes, {}, `name=${encodeURIComponent(name)}`);
    await this.waitFor(body.id);
    return body.id;
  }

  async waitFor(id: string): Promise<void> {
    for (let beat = 0; beat < 200; beat += 1) {
      const { body } = await this.get(getImport, { id });
      if (body.state !== 'reading') return;
      await wait(100);
    }
    throw new Error('The import is still being read.');
  }

  async download(handler: Handler, params: Params, query = '', headers: Params = {}) {
    const request = new Request(`http://localhost/api?${query}`, {
      headers: { ...headers, cookie: this.cookie },
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  private async ask(handler: Handler, request: Request, params: Params) {
    request.headers.set('sec-fetch-site', 'same-origin');
    request.headers.set('cookie', this.cookie);
    const response = await handler(request, { params: Promise.resolve(params) });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return { status: response.status, body: await response.json() };
  }
}

/** A review as a browser sends it. */
export function reviewOf(question: { id: string; ownerId: string; versionNumber: number }) {
  return {
    id: newId(new Date()),
    questionId: question.id,
    questionOwnerId: question.ownerId,
    versionNumber: question.versionNumber,
    grade: 3,
    reviewedAt: Date.now(),
    timeZone: 'UTC',
    spentMs: 1_000,
  };
}
