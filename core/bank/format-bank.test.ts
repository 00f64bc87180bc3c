import { expect, test } from 'vitest';
import { formatBank } from './format-bank';

const frontMatter = '---\nbank: a\ntitle: A\nlanguage: en\nlicense: MIT\n---\n';

test('what people write in many ways is written in one', () => {
  const text = `${frontMatter}
# A

Why
---
<!-- topics: a,b | level: core | id: one -->
<details>
<summary>ANSWER</summary>
It is.
## Which?
<!-- id: two -->
* [X] this
  > yes
* [ ] that

  > no

[docs]: https://a.b
> Look.

See [docs].
<details><summary>Answer</summary>
This.
#### Key points
* one
</details>
`.replace('It is.\n', 'It is.\n</details>\n');
  expect(formatBank(text.replace('topics: a,b | ', ''))).toEqual({
    text: `${frontMatter}
# A

## Why

<!-- id: one -->

<details><summary>Answer</summary>

It is.

</details>

## Which?

<!-- id: two -->

[docs]: https://a.b

See [docs].

> Look.

- [x] this
  > yes
- [ ] that
  > no

<details><summary>Answer</summary>

This.

### Key points

- one

</details>
`,
    problems: [],
  });
});

test('comments in the front matter keep it as it is', () => {
  const commented = frontMatter.replace('bank: a', '# SPDX-License-Identifier: MIT\nbank:   a');
  const text = `${commented}\n# A\n\n## Why?\n`;
  expect(formatBank(text)).toEqual({ text, problems: [] });
});

test.each([
  ['no-key', `${frontMatter}\n## Why?\n\n- [ ] a\n- [ ] b\n`],
  ['title-repeated', `${frontMatter}\n## Why?\n\n# Part\n\nWords.\n`],
  [
    'unprintable',
    `${frontMatter}\n## Why?\n\n\`\`\`sim\nscenario: a # or b\nview: services\n\`\`\`\n`,
  ],
])('a file that %s stands in the way of is left alone', (rule, text) => {
  const formatted = formatBank(text);
  expect(formatted.text).toBeNull();
  expect(formatted.problems).toContainEqual(expect.objectContaining({ rule }));
});
