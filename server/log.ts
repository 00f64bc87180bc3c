import pino, { type DestinationStream, type Logger } from 'pino';
import { env } from './env';

/** What must never be read in a log, wherever it comes to lie. */
const SECRETS = ['authorization', 'cookie', 'password', 'set-cookie', 'token', 'databaseUrl'];

let shared: Logger | undefined;

/** The program's log: JSON lines on stderr, because stdout belongs to what a command answers. */
export function log(): Logger {
  shared ??= makeLog(pino.destination(2), env().LOG_LEVEL);
  return shared;
}

/** A log with secrets blacked out, one, two and three levels deep. */
export function makeLog(destination: DestinationStream, level: string): Logger {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return pino({ level, redact: paths }, destination);
}
