/** What a command line has at hand, and how kubectl says that something went wrong. */
import type { Attributes } from '../api/attributes';
import type { Answer, Request, Status } from '../api/request';
import type { UserInfo } from '../api/user';
import type { ComponentName } from '../components';
import type { ImageBehaviour } from '../image-behaviour';
import type { Constants } from '../profile';
import type { Change, View } from '../store';

export type Session = {
  /** The newest state; after a `submit`, the one after it. */
  view: () => View;
  /** As it was at a revision, where the server still knows. */
  viewFor: (revision: number) => { view: View } | { status: Status };
  /** What was written since a revision, where the server still knows all of it. */
  watchFrom: (revision: number) => { changes: readonly Change[] } | { status: Status };
  submit: (request: Request) => Answer;
  /** Who asks. */
  user: UserInfo;
  /** The same for somebody else, as `--as` asks. */
  as: (user: UserInfo) => Session;
  /** What the server says to somebody who may not; null where they may. */
  refusal: (wanted: Attributes) => Status | null;
  /** Lets time pass until something is so; false when it is not so after the time-out. */
  waitUntil: (holds: () => boolean, timeoutMs: number) => boolean;
  readonly nowMs: number;
  /** When the scenario ends, and with it what would go on for ever. */
  readonly endMs: number;
  /** Which of the API server and its store are not there. */
  readonly outage: readonly ComponentName[];
  load: () => Readonly<Record<string, number>>;
  images: Readonly<Record<string, ImageBehaviour>>;
  files: Readonly<Record<string, string>>;
  constants: Constants;
  /** Absent where none was named. */
  editor?: Editor;
  /** Writes a file; absent where none can be written. */
  save?: (file: string, text: string) => void;
};

/** What the variables of the command line name for `kubectl edit`. */
export type Editor = {
  command: string;
  /** The text is what is in the file afterwards. */
  open: (file: string, text: string) => Printed & { text: string };
};

export type Printed = { stdout: string; stderr: string; exitCode: number };

export function printed(...lines: string[]): Printed {
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '', exitCode: 0 };
}

/** kubectl's own refusal, before or instead of asking the server. */
export function failed(message: string, exitCode = 1): Printed {
  return { stdout: '', stderr: message.endsWith('\n') ? message : `${message}\n`, exitCode };
}

/** The server's refusal, as kubectl words it; `doing` is said of requests that came from a file. */
export function refused(status: Status, doing = ''): Printed {
  if (status.details) {
    const { kind, name, causes } = status.details;
    const head = `The ${kind} "${name}" is invalid: `;
    const list = causes.length === 1 ? causes[0] : causes.map((cause) => `\n* ${cause}`).join('');
    return failed(`${head}${list}`);
  }
  if (status.reason === 'Invalid') return failed(`The request is invalid: ${status.message}`);
  const reason = status.reason && ` (${status.reason})`;
  return failed(`Error from server${reason}: ${doing}${status.message}`);
}

/** One command's several results: all that they said, failed when one of them did. */
export function together(results: readonly Printed[]): Printed {
  return {
    stdout: results.map(({ stdout }) => stdout).join(''),
    stderr: results.map(({ stderr }) => stderr).join(''),
    exitCode: Math.max(0, ...results.map(({ exitCode }) => exitCode)),
  };
}
