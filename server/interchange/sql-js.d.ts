/** The parts of sql.js that are used; the package brings no types. */
declare module 'sql.js' {
  export type SqlValue = number | string | Uint8Array | null;

  export class Statement {
    bind(values: SqlValue[]): boolean;
    step(): boolean;
    get(): SqlValue[];
    run(values: SqlValue[]): void;
    free(): boolean;
  }

  export class Database {
    constructor(bytes?: Uint8Array);
    run(sql: string, values?: SqlValue[]): Database;
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }

  export default function initSqlJs(): Promise<{ Database: typeof Database }>;
}
