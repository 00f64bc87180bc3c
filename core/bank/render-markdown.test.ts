import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderInline, renderMarkdown, renderPlain } from './render-markdown';

test.each([
  ['a **b** *c* ~~d~~ `e`', '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>'],
  ['```yaml\na: <b>\n```', '<pre><code class="language-yaml">a: &#x3C;b>\n</code></pre>'],
  [
    '[a](https://k8s.io) [b](/banks)',
    '<p><a href="https://k8s.io">a</a> <a href="/banks">b</a></p>',
  ],
  ['![a pod](https://k8s.io/p.png)', '<p><a href="https://k8s.io/p.png">a pod</a></p>'],
  ['run <pod-name>', '<p>run &#x3C;pod-name></p>'],
  ['one<br>two', '<p>one<br>two</p>'],
  ['3. three', '<ol start="3">\n<li>three</li>\n</ol>'],
  ['- [x] done', '<ul>\n<li><input type="checkbox" checked disabled> done</li>\n</ul>'],
  ['press <kbd>Ctrl</kbd>', '<p>press Ctrl</p>'],
  ['<!-- a note -->', ''],
])('%j becomes HTML', (markdown, html) => {
  expect(renderMarkdown(markdown)).toBe(html);
});

const findPicture = (address: string) =>
  address === 'pod.png' ? { src: '/pictures/pod.png', width: 7, height: 5 } : null;

test.each([
  [
    '![a pod](pod.png)',
    '<img src="/pictures/pod.png" width="7" height="5" alt="a pod" loading="lazy">',
  ],
  [
    '![](pod.png "title")',
    '<img src="/pictures/pod.png" width="7" height="5" alt="" loading="lazy">',
  ],
  ['![a node](node.png)', '<a href="node.png">a node</a>'],
  ['![a pod](https://k8s.io/pod.png)', '<a href="https://k8s.io/pod.png">a pod</a>'],
  ['[a pod](pod.png)', '<a href="pod.png">a pod</a>'],
])('with pictures at hand, %j becomes HTML', (markdown, html) => {
  expect(renderInline(markdown, findPicture)).toBe(html);
  expect(renderMarkdown(markdown, findPicture)).toBe(`<p>${html}</p>`);
});

test('a picture that is named once and shown by its name is a picture too', () => {
  const shown = '![a pod][Pod] ![a node][node]\n\n[pod]: pod.png\n[node]: https://k8s.io/node.png';
  expect(renderMarkdown(shown, findPicture)).toBe(
    '<p><img src="/pictures/pod.png" width="7" height="5" alt="a pod" loading="lazy"> <a href="https://k8s.io/node.png">a node</a></p>',
  );
});

test.each([
  'https://k8s.io/a.png',
  '//k8s.io/a.png',
  '/\\k8s.io/a.png',
  'data:image/png;base64,AA==',
])('a picture is never fetched from %j, even where it is said to be there', (src) => {
  const html = renderMarkdown('![a](a.png)', () => ({ src, width: 1, height: 1 }));
  expect(html).not.toContain('src=');
});

test('a table keeps its cells and their alignment', () => {
  const html = renderMarkdown('| a | b |\n|:-:|---|\n| `1` | 2 |');
  expect(html).toContain('<th align="center">a</th>');
  expect(html).toContain('<td align="center"><code>1</code></td>');
});

const attacks = [
  '<script>alert(1)</script>',
  'a <script src=//evil></script> b',
  '<img src=x onerror=alert(1)>',
  'a <img src=x onerror=alert(1)> b',
  '<svg onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<details open ontoggle=alert(1)>',
  '<p onclick="alert(1)">a</p>',
  '<style>*{display:none}</style>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](vbscript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '![a](javascript:alert(1))',
  '![a](data:image/svg+xml,<svg onload=alert(1)>)',
  '<javascript:alert(1)>',
  '[a]\n\n[a]: javascript:alert(1)',
  '[a](https://a.b "\\" onmouseover=alert(1) ")',
  '```" onload="alert(1)\na\n```',
  '`<script>alert(1)</script>`',
  '| <img src=x onerror=alert(1)> |\n|---|\n| [a](javascript:alert(1)) |',
];

test.each(attacks)('%j brings nothing to life', (markdown) => {
  for (const html of [renderMarkdown(markdown), renderInline(markdown)]) expectHarmless(html);
  expectHarmless(renderMarkdown(markdown, findPicture));
});

test('no mixture of attacks and markup brings anything to life', () => {
  const pieces = [...attacks, '**', '`', '\n', '> ', '- ', '<', '>', '"', '&lt;', '[', '](', ')'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      expectHarmless(renderMarkdown(parts.join('')));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test.each(['>'.repeat(5_000), `${'*a **b '.repeat(2_000)}x${'** *'.repeat(2_000)}`])(
  'what is nested too deeply stays words',
  (markdown) => {
    expect(renderMarkdown(markdown)).toMatch(/^<p>/);
  },
);

test('a line of words has no block around it', () => {
  expect(renderInline('a `b`')).toBe('a <code>b</code>');
  expect(renderInline('- a')).toBe('<ul>\n<li>a</li>\n</ul>');
});

test('plain text is the words alone', () => {
  expect(renderPlain('What does **`kubectl get`** [do](https://k8s.io)?')).toBe(
    'What does kubectl get do?',
  );
});

/** Every tag is an allowed one with allowed attributes, and every address an allowed one. */
function expectHarmless(html: string): void {
  for (const [tag] of html.matchAll(/<[a-z][^>]*>?/gi)) {
    expect(tag).toMatch(
      /^<(p|br|hr|blockquote|pre|h[1-6]|a|code|del|em|strong|sup|section|ul|ol|li|input|table|thead|tbody|tr|th|td)( (href="[^"]*"|class="(language-[\w+-]+)?"|start="\d+"|type="checkbox"|checked|disabled|align="(left|center|right)"))*>$/,
    );
  }
  for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g)) {
    expect(address).toMatch(/^(https?:|mailto:|[^:]*$|[^:]*[/?#].*)/);
  }
}
