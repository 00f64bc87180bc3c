import { isErrorWithCode } from '#server/postgres/error-code';

/**
 * Whoever read what we print may be gone; complaining of that would only meet the same closed pipe, or
 * terminal, which says EIO.
 */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isErrorWithCode(error, 'EPIPE', 'EIO')) throw error;
    });
  }
}
