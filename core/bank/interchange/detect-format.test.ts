import { expect, test } from 'vitest';
import { detectFormat } from './detect-format';

test.each([
  ['a.gift', '', 'gift'],
  ['a.CSV', '', 'csv'],
  ['a.md', 'ANSWER: A\n', 'markdown'],
  ['a.xml', '<?xml version="1.0"?>\n<quiz>', 'moodle'],
  ['a.xml', '<qti-assessment-item>', 'qti'],
  ['a.txt', '#separator:tab\n#html:true\n', 'anki-text'],
  ['a.txt', 'Which?\nA. a\nB. b\nANSWER: A\n', 'aiken'],
  ['a.txt', '::One::Which? {=a ~b}\n', 'gift'],
  ['a.txt', '# Questions\n\n## What?\n', 'markdown'],
])('%s that begins with %j is %s', (name, text, format) => {
  expect(detectFormat(name, text)).toBe(format);
});
