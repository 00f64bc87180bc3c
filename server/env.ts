import { z } from 'zod';

export const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info');

/** The only reader of process.env under server/ and app/. `npm start` sets what a person did not. */
const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  LOG_LEVEL: logLevelSchema,
});

let cached: z.infer<typeof envSchema> | undefined;

/** An empty value counts as not set. Throws, naming the variable, when the environment is not usable. */
export function env(): z.infer<typeof envSchema> {
  if (!cached) {
    const given = Object.entries(process.env).filter(([, value]) => value !== '');
    const parsed = envSchema.safeParse(Object.fromEntries(given));
    if (!parsed.success) throw new Error(`environment: ${z.prettifyError(parsed.error)}`);
    cached = parsed.data;
  }
  return cached;
}
