'use client';

import { type Refusal, request } from '#app/_ui/request';
import type { Problem } from '#core/bank/question';
import type { RenderedVersion } from '#server/bank/rendered-question';

export type SavedText = {
  number: number;
  added: number;
  changed: number;
  retired: number;
  unchanged: number;
};

export type CheckedProblem = Problem & { hint: string };
export type CheckedQuestion = { line: number; endLine: number; rendered: RenderedVersion };
export type Check = { problems: CheckedProblem[]; questions: CheckedQuestion[] };

export async function saveText(
  bank: string,
  text: string,
  basedOn: number,
): Promise<{ body: SavedText } | Refusal> {
  return request('PUT', `/api/banks/${bank}/text`, { body: { text, basedOn } });
}

/** The newest text that the server has. */
export async function readText(
  bank: string,
): Promise<{ body: { text: string; number: number } } | Refusal> {
  return request('GET', `/api/banks/${bank}/text`);
}

export async function checkText(
  text: string,
  signal: AbortSignal,
): Promise<{ body: Check } | Refusal> {
  return request('POST', '/api/check', { body: { text }, signal });
}
