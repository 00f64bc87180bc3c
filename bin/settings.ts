import { z } from 'zod';
import { logLevelSchema } from '#server/env';
import { StartError } from '#server/postgres/start-error';

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** This machine alone, unless a person decides otherwise. */
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  READYZ_DATA: z.string().default('.readyz'),
  LOG_LEVEL: logLevelSchema,
});

export type Settings = z.infer<typeof settings>;

const explanations: Record<string, string> = {
  PORT: 'PORT must be a number from 0 to 65535',
  DATABASE_URL: 'DATABASE_URL must look like postgresql://user:password@host:5432/database',
  LOG_LEVEL: 'LOG_LEVEL must be debug, info, warn, error or silent',
};

/** Reads what a person may set. An empty value counts as not set, as in the example file. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = settings.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw new StartError(
    `${explanations[name] ?? `${name} is wrong`}: correct it in .env or the environment.`,
  );
}
