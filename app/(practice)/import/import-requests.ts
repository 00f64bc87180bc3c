'use client';

import { type Refusal, request } from '#app/_ui/request';
import type { Repair } from '#core/bank/repair/repair';
import type { ImportState } from '#server/import/import-state';
import type { StoredImport } from '#server/import/store-import';

/** Text files with their paths, or the bytes of one file of any kind. */
export type Upload = { files: { name: string; text: string }[] } | { file: File };

export type StoreWish = {
  title: string;
  license?: string;
  repairs: Repair[];
  /** Slug of the own bank that it goes into; left out for a new one. */
  bank?: string;
};

export async function startImport(
  upload: Upload,
  format: string,
): Promise<{ body: { id: string } } | Refusal> {
  const query = new URLSearchParams(format === '' ? {} : { format });
  if ('files' in upload) {
    return request('POST', `/api/imports?${query}`, { body: upload });
  }
  query.set('name', upload.file.name);
  return request('POST', `/api/imports?${query}`, { body: upload.file });
}

export async function getImport(
  id: string,
  signal?: AbortSignal,
): Promise<{ body: ImportState } | Refusal> {
  return request('GET', `/api/imports/${id}`, { signal });
}

export async function cancelImport(id: string): Promise<{ body: ImportState } | Refusal> {
  return request('POST', `/api/imports/${id}/cancel`, { body: {} });
}

export async function storeImport(
  id: string,
  wish: StoreWish,
): Promise<{ body: StoredImport } | Refusal> {
  return request('POST', `/api/imports/${id}/store`, { body: wish });
}

export async function undoImport(id: string): Promise<{ body: ImportState } | Refusal> {
  return request('POST', `/api/imports/${id}/undo`, { body: {} });
}
