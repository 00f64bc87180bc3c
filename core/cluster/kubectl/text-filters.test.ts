import { describe, expect, test } from 'vitest';
import { printed } from './session';
import { filterText } from './text-filters';

const lines = printed('one a,1', 'two b,2', 'three c,3', 'four d,4');

function through(...words: string[]): string[] {
  return filterText(lines, words).stdout.split('\n').slice(0, -1);
}

describe('filters of text', () => {
  test.each([
    [['head', '-1'], ['one a,1']],
    [
      ['head', '-n', '2'],
      ['one a,1', 'two b,2'],
    ],
    [['tail', '-1'], ['four d,4']],
    [['tail', '-n', '+4'], ['four d,4']],
    [['wc', '-l'], ['4']],
    [
      ['grep', 't'],
      ['two b,2', 'three c,3'],
    ],
    [
      ['grep', '-v', 't'],
      ['one a,1', 'four d,4'],
    ],
    [['grep', '-c', 'o'], ['3']],
    [
      ['grep', '-iE', 'ONE|FOUR'],
      ['one a,1', 'four d,4'],
    ],
    [
      ['grep', '-o', 't[a-z]*'],
      ['two', 'three'],
    ],
    [
      ['cut', '-d,', '-f2'],
      ['1', '2', '3', '4'],
    ],
    [
      ['cut', '-d', ' ', '-f', '1'],
      ['one', 'two', 'three', 'four'],
    ],
    [
      ['cut', '-c1-2'],
      ['on', 'tw', 'th', 'fo'],
    ],
    [['sed', '-n', '2p'], ['two b,2']],
    [
      ['sed', '-n', '2,3p'],
      ['two b,2', 'three c,3'],
    ],
    [
      ['sed', '-n', '/three/,99p'],
      ['three c,3', 'four d,4'],
    ],
    [
      ['sed', '-n', '/two/,/three/p'],
      ['two b,2', 'three c,3'],
    ],
    [['sed', '-n', '$p'], ['four d,4']],
    [
      ['sort', '-r'],
      ['two b,2', 'three c,3', 'one a,1', 'four d,4'],
    ],
  ])('%j', (words, expected) => {
    expect(through(...words)).toEqual(expected);
  });

  test('grep fails when it finds nothing, and says when it cannot read the pattern', () => {
    expect(filterText(lines, ['grep', 'x'])).toEqual({ stdout: '', stderr: '', exitCode: 1 });
    expect(filterText(lines, ['grep', '-E', '(']).exitCode).toBe(2);
  });

  test('an unknown program is not found', () => {
    expect(filterText(lines, ['awk', '{print $1}'])).toMatchObject({ stdout: '', exitCode: 127 });
  });
});
