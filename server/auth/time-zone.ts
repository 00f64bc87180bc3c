import { cookies } from 'next/headers';
import { z } from 'zod';

/**
 * An IANA name as browsers send it, in the spelling of this server's tables. A zone that is newer than
 * the tables counts as UTC: days then turn over at another hour, but no answer is lost for it. Names
 * that come out are few, so that they may be keys of a cache.
 */
export const timeZoneSchema = z.string().max(64).transform(knownTimeZone);

/** The zone in which the person who looks at this page lives; UTC until their browser has said. */
export async function currentTimeZone(): Promise<string> {
  const name = (await cookies()).get('readyz_tz')?.value;
  return timeZoneSchema.catch('UTC').parse(name);
}

function knownTimeZone(name: string): string {
  // Offsets such as +01:00 are accepted by Intl too, but have no clock changes.
  if (!/^[A-Za-z]/.test(name)) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}
