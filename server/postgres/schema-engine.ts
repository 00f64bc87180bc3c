import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { assert } from '#core/assert';

type Schema = { path: string; content: string };

/**
 * Does work with Prisma's schema engine, compiled to WebAssembly, on a database, and closes both. It
 * is the code behind `prisma migrate`, without the binary that the command line would download.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: Schema | undefined,
  work: (engine: wasm.SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const adapters = new ScriptingAdapterFactory(databaseUrl);
  const engine = await wasm.SchemaEngine.new(
    { datamodels: schema ? [[schema.path, schema.content]] : undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapters),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapters.close();
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks the body of a function and leaves
 * half a migration behind when a statement fails. Sent as one simple query, PostgreSQL parses it
 * and runs it as one transaction.
 */
class ScriptingAdapterFactory extends PrismaPg {
  private readonly databaseUrl: string;
  /** The engine does not close what it opens. */
  private readonly opened: Adapter[] = [];

  constructor(databaseUrl: string) {
    super({ connectionString: databaseUrl, connectionTimeoutMillis: 30_000 });
    this.databaseUrl = databaseUrl;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    this.opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw({ ...query, sql: castCatalogColumns(query.sql) });
      const columnTypes = result.columnTypes.map((type, place) =>
        CHARACTER_COLUMNS.includes(result.columnNames[place] ?? '')
          ? ColumnTypeEnum.Character
          : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }

  /** The engine replays migrations here to compare them with the schema. */
  override async connectToShadowDb(): Promise<Adapter> {
    const url = new URL(this.databaseUrl);
    const name = `readyz_shadow_${process.pid}_${shadowsMade++}`;
    url.pathname = `/${name}`;
    const home = await this.connect();
    await home.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await new ScriptingAdapterFactory(url.href).connect();
    const closeShadow = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await closeShadow();
      await home.executeScript(`DROP DATABASE "${name}"`);
    };
    return shadow;
  }
}

/**
 * The engine reads three columns of PostgreSQL's catalog whose type, "char", Prisma's adapter does
 * not know. They are read as text and handed on as characters.
 */
const CHARACTER_COLUMNS = ['confdeltype', 'confupdtype', 'constraint_type'];

function castCatalogColumns(sql: string): string {
  return sql
    .replace(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text as $1,')
    .replace(/\bconstr\.contype AS/, 'constr.contype::text AS');
}

let shadowsMade = 0;
let instantiated: Promise<void> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot do. */
async function instantiate(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...wasm },
  });
  wasm.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  assert(typeof start === 'function', 'the schema engine has a start function');
  start();
}
