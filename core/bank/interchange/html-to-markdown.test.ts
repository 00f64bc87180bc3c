import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown';

test.each([
  ['What is a <b>pod</b>?', 'What is a **pod**?'],
  ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['One<br>Two', 'One\\\nTwo'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['<pre><code class="language-sh">ls -l</code></pre>', '```sh\nls -l\n```'],
  ['<img src="a.png" alt="A node">', '![A node](a.png)'],
  ['1 &lt; 2 &amp;&amp; *a*', '1 < 2 && \\*a\\*'],
  ['<script>alert(1)</script><style>p {}</style>words', 'words'],
  ['words  and   spaces', 'words and spaces'],
  ['<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |'],
])('%j is %j', (html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each(['<div>', '<b>', '<p>', '<ul><li>', '<', '&', '<a href="', '<!--', '<table>', '</p>'])(
  'a text of nothing but %j is read in time',
  { timeout: 30_000 },
  (piece) => {
    expect(htmlToMarkdown(`${piece.repeat(10_000)}words`)).toBeTypeOf('string');
  },
);
