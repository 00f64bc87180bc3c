import { expect, test } from 'vitest';
import { env } from './env';

test('an empty value stands for the default, as .env.example says', () => {
  process.env.DATABASE_URL = 'postgresql://readyz@localhost/readyz';
  process.env.LOG_LEVEL = '';
  expect(env().LOG_LEVEL).toBe('info');
});
