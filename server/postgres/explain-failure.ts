import type { SystemUser } from './run-tool';
import { StartError } from './start-error';

/** Turns what initdb, pg_ctl, the server's log or the file system said into a sentence that says what to do. */
export function explainFailure(
  output: string,
  folder: string,
  user: SystemUser | undefined,
): StartError {
  if (
    /No space left on device|ENOSPC|Disk quota exceeded|wrote only \d+ of \d+ bytes/.test(output)
  ) {
    return new StartError(
      `The disk that holds ${folder} is full: free some space, or set READYZ_DATA to a folder on another disk.`,
    );
  }
  if (user && /Permission denied|EACCES/.test(output)) {
    return new StartError(
      `PostgreSQL does not run as root, and the user "${user.name}" that it runs as may not enter ${folder} or this copy of Readyz: start Readyz as an ordinary user, or move both out of folders that only root may enter.`,
    );
  }
  if (/EEXIST|ENOTDIR/.test(output)) {
    return new StartError(`${folder} is a file, or lies under one: set READYZ_DATA to a folder.`);
  }
  // Node says ENOENT when it cannot make a folder on a disk that is mounted read-only.
  if (/Permission denied|EACCES|EPERM|Read-only file system|EROFS|ENOENT.*mkdir/.test(output)) {
    return new StartError(
      `${folder} cannot be written to: make it writable, or set READYZ_DATA to another folder.`,
    );
  }
  const reason = /(?:FATAL|PANIC|error): +(.+)/.exec(output)?.[1] ?? output.split('\n').at(-1);
  return new StartError(`PostgreSQL did not start on ${folder}: ${reason}`);
}
