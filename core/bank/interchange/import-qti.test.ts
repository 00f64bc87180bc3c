import { expect, test } from 'vitest';
import { importQti } from './import-qti';

/** QTI 2.1, with the names of that version. */
const choice = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="Port" title="The port">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
<correctResponse><value>B</value></correctResponse></responseDeclaration>
<itemBody><p>Look at this.</p><p><code>curl</code></p>
<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which port?</prompt>
<simpleChoice identifier="A">80 <feedbackInline identifier="A" outcomeIdentifier="FEEDBACK" showHide="show">No.</feedbackInline></simpleChoice>
<simpleChoice identifier="B"><p>443</p></simpleChoice></choiceInteraction></itemBody>
<modalFeedback identifier="B" outcomeIdentifier="FEEDBACK" showHide="show">Yes.</modalFeedback>
<modalFeedback identifier="solution" outcomeIdentifier="SOLUTION" showHide="show"><p>HTTPS.</p></modalFeedback>
</assessmentItem>`;

const declared = (type: string, cardinality: string, values: string[]) =>
  `<qti-response-declaration identifier="R" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${values
    .map((value) => `<qti-value>${value}</qti-value>`)
    .join('')}</qti-correct-response></qti-response-declaration>`;

const item = (name: string, declaration: string, body: string) =>
  `<qti-assessment-item identifier="${name}" title="${name}">${declaration}<qti-item-body>${body}</qti-item-body></qti-assessment-item>`;

const items = [
  item(
    'multiple',
    declared('identifier', 'multiple', ['a', 'c']),
    '<qti-choice-interaction response-identifier="R" max-choices="0"><qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="a">1</qti-simple-choice><qti-simple-choice identifier="b">2</qti-simple-choice><qti-simple-choice identifier="c">3</qti-simple-choice></qti-choice-interaction>',
  ),
  item(
    'order',
    declared('identifier', 'ordered', ['b', 'a']),
    '<qti-order-interaction response-identifier="R"><qti-prompt>Order?</qti-prompt><qti-simple-choice identifier="a">last</qti-simple-choice><qti-simple-choice identifier="b">first</qti-simple-choice></qti-order-interaction>',
  ),
  item(
    'match',
    declared('directedPair', 'multiple', ['a y', 'b x']),
    '<qti-match-interaction response-identifier="R"><qti-prompt>Match?</qti-prompt><qti-simple-match-set><qti-simple-associable-choice identifier="a">pod</qti-simple-associable-choice><qti-simple-associable-choice identifier="b">node</qti-simple-associable-choice></qti-simple-match-set><qti-simple-match-set><qti-simple-associable-choice identifier="x">machine</qti-simple-associable-choice><qti-simple-associable-choice identifier="y">containers</qti-simple-associable-choice></qti-simple-match-set></qti-match-interaction>',
  ),
  item(
    'inline',
    declared('identifier', 'single', ['k']),
    '<p>Choose.</p><blockquote><p>The <qti-inline-choice-interaction response-identifier="R"><qti-inline-choice identifier="k">kubelet</qti-inline-choice><qti-inline-choice identifier="p">proxy</qti-inline-choice></qti-inline-choice-interaction> starts it.</p></blockquote>',
  ),
  item(
    'entry',
    declared('float', 'single', ['30']),
    '<p>How long? <qti-text-entry-interaction response-identifier="R"/></p>',
  ),
  item(
    'short',
    declared('string', 'single', ['kubelet']),
    '<p>Who?</p><p><qti-text-entry-interaction response-identifier="R"/></p>',
  ),
  item(
    'essay',
    '',
    '<qti-rubric-block view="scorer"><qti-content-body><ul><li>One</li><li>Two</li></ul></qti-content-body></qti-rubric-block><qti-extended-text-interaction response-identifier="R"><qti-prompt>Why?</qti-prompt></qti-extended-text-interaction>',
  ),
  item('text', '', '<p>Nothing is asked.</p>'),
  item('upload', '', '<qti-upload-interaction response-identifier="R"/>'),
];

test('an item of QTI 2 is read', () => {
  const { questions } = importQti(choice, 'a.xml');
  expect(questions).toMatchObject([
    {
      title: 'Look at this.',
      stem: '`curl`\n\nWhich port?',
      answer: 'HTTPS.',
      id: expect.stringMatching(/^port-[0-9a-f]{16}$/),
      body: {
        kind: 'single',
        choices: [
          { text: '80', correct: false, explanation: 'No.' },
          { text: '443', correct: true, explanation: 'Yes.' },
        ],
      },
    },
  ]);
});

test('several items in one file are read, or named', () => {
  const { questions, unused, problems, ...counts } = importQti(
    `<bundle>${items.join('\n')}</bundle>`,
    'a.xml',
  );
  expect(counts).toEqual({ found: 8, imported: 7, quarantined: 1 });
  expect(questions.map(({ title, body }) => ({ title, ...body }))).toMatchObject([
    { title: 'Which?', kind: 'multiple', choices: [{ correct: true }, {}, { correct: true }] },
    { title: 'Order?', kind: 'ordering', steps: ['first', 'last'] },
    { title: 'Match?', kind: 'matching', pairs: [{ left: 'pod', right: 'containers' }, {}] },
    { title: 'Choose.', kind: 'cloze', text: 'The {{kubelet}} starts it.' },
    { title: 'How long? _____', kind: 'number', value: 30, tolerance: 0 },
    { title: 'Who?', kind: 'short', accepted: ['kubelet'] },
    { title: 'Why?', kind: 'open' },
  ]);
  expect(questions[6]?.keyPoints).toEqual(['One', 'Two']);
  expect(unused).toMatchObject([{ text: 'text', line: 8 }]);
  expect(problems).toMatchObject([{ rule: 'kind-unknown', line: 9 }]);
});

test('the lists of a package hold no questions, and other XML is refused', () => {
  const manifest = '<manifest><resources><resource href="a.xml"/></resources></manifest>';
  expect(importQti(manifest, 'imsmanifest.xml').problems).toEqual([]);
  expect(importQti('<html></html>', 'a.xml').problems).toMatchObject([{ rule: 'qti-malformed' }]);
});
