'use client';

export type Refusal = {
  /** One sentence for people: what is wrong and what to do. */
  problem: string;
  /** Null when no answer came. */
  status: number | null;
};

/**
 * Sends a request to our own server. Whatever goes wrong becomes a sentence; nothing is thrown, so
 * that what a person typed stays where it is. A body of bytes is sent as it is, any other as JSON.
 */
export async function request<Body>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, signal }: { body?: unknown; signal?: AbortSignal } = {},
): Promise<{ body: Body } | Refusal> {
  try {
    const response = await fetch(path, { method, signal, ...encode(body) });
    const answer = await response.json();
    if (response.ok) return { body: answer };
    const problem = answer?.error?.message ?? 'That did not work. Try again in a moment.';
    return { problem, status: response.status };
  } catch {
    // No network, or a page of a proxy in front of a server that is away.
    const problem = 'The server does not answer. Nothing is lost: try again in a moment.';
    return { problem, status: null };
  }
}

function encode(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) {
    return { headers: { 'content-type': 'application/octet-stream' }, body };
  }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
