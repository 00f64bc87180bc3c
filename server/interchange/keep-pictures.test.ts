import { expect, test } from 'vitest';
import { importOf } from '#core/bank/interchange/import-of';
import { keepPictures } from './keep-pictures';

test('the pictures of a package are kept as far as 50 MB', () => {
  const large = new Uint8Array(2 * 1024 * 1024);
  large.set(new TextEncoder().encode('GIF89a\x07\0\x05\0'));
  const media = Array.from({ length: 26 }, (_, index) => ({ name: `${index}.gif`, bytes: large }));
  const brought = { file: 'a.apkg', media, unused: [], lines: new Map([['25.gif', 4]]) };
  const kept = keepPictures(importOf('a.apkg', []), brought);
  expect(kept.media).toHaveLength(25);
  expect(kept.problems).toEqual([
    {
      rule: 'media-refused',
      severity: 'warning',
      message:
        '"25.gif" stays behind, and a link in its place: the pictures of one bank may take 50 MB together.',
      file: 'a.apkg',
      line: 4,
      column: 1,
    },
  ]);
});
