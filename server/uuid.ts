import { randomBytes } from 'node:crypto';
import { uuidv7 } from '#core/uuid';

/** A new UUIDv7 for a row that is made at `now`. */
export function newId(now: Date): string {
  return uuidv7(now.getTime(), randomBytes(10));
}
