import { z } from 'zod';
import { AppError } from '#server/errors';
import { parseJson, readBytes, requireSameOrigin, typeOf } from './parse-request';

/** `name` is a path where a folder was brought; null where the request's address has the name. */
export type UploadedFile = { name: string | null; bytes: Uint8Array };

const MEBIBYTE = 1024 * 1024;
const FILE_BYTES_MAX = 50 * MEBIBYTE;
const TEXTS_BYTES_MAX = 20 * MEBIBYTE;
const FILES_MAX = 2_000;

const textsSchema = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(1_000), text: z.string() }))
    .min(1, 'Send at least one file.')
    .max(FILES_MAX, `At most ${FILES_MAX} files are read at once.`),
});

/**
 * One file as its bytes, or several as texts in JSON. Neither type can be sent by a form of another
 * site. What is in the files is judged where they are read.
 */
export async function parseUpload(request: Request): Promise<UploadedFile[]> {
  requireSameOrigin(request);
  const type = typeOf(request);
  if (type === 'application/octet-stream') {
    const bytes = await readBytes(request, FILE_BYTES_MAX);
    if (bytes.length === 0) throw new AppError('invalid-input', 'The file is empty.');
    return [{ name: null, bytes }];
  }
  if (type !== 'application/json') {
    const message = 'Send a file as application/octet-stream, or texts as application/json.';
    throw new AppError('invalid-input', message);
  }
  const json = new TextDecoder().decode(await readBytes(request, TEXTS_BYTES_MAX));
  const parsed = textsSchema.safeParse(parseJson(json));
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? '';
    throw new AppError('invalid-input', `These files cannot be used. ${message}`);
  }
  const encoder = new TextEncoder();
  return parsed.data.files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) }));
}
