import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Carries, parts } from './carry-question';
import { aikenCarries } from './export-aiken';
import { csvCarries } from './export-csv';
import { giftCarries } from './export-gift';
import { moodleCarries } from './export-moodle';
import { qtiCarries } from './export-qti';
import { ankiCarries } from './write-anki-note';

const page = readFileSync(join(import.meta.dirname, '../../../docs/interchange.md'), 'utf8');

test.each<[string, Carries]>([
  ['gift', giftCarries],
  ['aiken', aikenCarries],
  ['moodle', moodleCarries],
  ['qti', qtiCarries],
  ['csv', csvCarries],
  ['anki-text', ankiCarries],
  ['apkg', ankiCarries],
])('the page says what %s loses', (name, carries) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
  const lost = row.split('|').at(-2)?.trim();
  expect(lost).toBe(parts.filter((part) => !carries.parts.includes(part)).join(', '));
});
