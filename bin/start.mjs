import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './install.mjs';

const isDevelopment = process.argv.includes('--dev');

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
installMissing();

// React reads NODE_ENV when it is first imported, so it must be right before anything else is.
Object.assign(process.env, {
  NODE_ENV: isDevelopment ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
});

const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('./serve.ts');
await serve({ isDevelopment });
