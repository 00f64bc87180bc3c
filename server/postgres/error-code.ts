/** Whether this is an error of Node or PostgreSQL with one of these codes. */
export function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}
