import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCloze } from './cloze';
import { renderCloze } from './render-cloze';

test.each([
  ['No gap.', [{ text: 'No gap.' }]],
  ['{{one}}', [{ gap: ['one'] }]],
  [
    'A {{one|1}} b {{ two }}.',
    [{ text: 'A ' }, { gap: ['one', '1'] }, { text: ' b ' }, { gap: ['two'] }, { text: '.' }],
  ],
  ['**a {{b}}**', [{ text: '**a ' }, { gap: ['b'] }, { text: '**' }]],
  ['`{{.Names}}` [x](http://a.b/{{c}})', [{ text: '`{{.Names}}` [x](http://a.b/{{c}})' }]],
])('%j is read as parts', (text, parts) => {
  expect(readCloze(text)).toEqual(parts);
});

test('each part of a rendered cloze is complete HTML, also where markup holds a gap', () => {
  expect(renderCloze('**a {{b}} c** `d`\n\n{{e|f}} <script>g</script>.')).toEqual([
    { html: '<strong>a </strong>' },
    { gap: ['b'] },
    { html: '<strong> c</strong> <code>d</code><br>\n<br>\n' },
    { gap: ['e', 'f'] },
    { html: ' g.' },
  ]);
});

const text = fc
  .array(
    fc.constantFrom('{{one}}', '{{a|b}}', 'word', ' ', '*', '**', '`', '{{', '}}', '[a](b)', '\n'),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('reading loses no character, and grader and screen see the same gaps', () => {
  fc.assert(
    fc.property(text, (cloze) => {
      const words = `begin ${cloze.replaceAll('\n\n', '\n')} end`;
      const gaps = readCloze(words).flatMap((part) => ('gap' in part ? [part.gap] : []));
      const shown = renderCloze(words).flatMap((part) => ('gap' in part ? [part.gap] : []));
      expect(shown).toEqual(gaps);
      let at = 0;
      for (const part of readCloze(words)) {
        if ('text' in part) {
          expect(words.startsWith(part.text, at)).toBe(true);
          at += part.text.length;
        } else {
          expect(words.startsWith('{{', at)).toBe(true);
          at = words.indexOf('}}', at) + '}}'.length;
        }
      }
      expect(at).toBe(words.length);
    }),
    { seed: 7, numRuns: 500 },
  );
});
