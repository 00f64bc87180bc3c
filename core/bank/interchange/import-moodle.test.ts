import { expect, test } from 'vitest';
import { importMoodle } from './import-moodle';

const file = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Networks</text></category></question>
<question type="multichoice">
  <name><text>Port</text></name>
  <questiontext format="html"><text><![CDATA[<p>Which port does <b>HTTPS</b> use?</p><pre><code>curl</code></pre>]]></text></questiontext>
  <generalfeedback format="html"><text>&lt;p&gt;It is 443.&lt;/p&gt;</text></generalfeedback>
  <single>true</single>
  <answer fraction="100" format="html"><text>443</text><feedback format="html"><text>Yes.</text></feedback></answer>
  <answer fraction="0"><text><![CDATA[<p>80</p>]]></text><feedback><text></text></feedback></answer>
  <hint format="html"><text>More than 400.</text></hint>
  <tags><tag><text>ports</text></tag></tags>
</question>
<question type="multichoice">
  <questiontext format="plain_text"><text>Which *two*?</text></questiontext>
  <single>false</single>
  <answer fraction="50"><text>a</text></answer>
  <answer fraction="-50"><text>b</text></answer>
  <answer fraction="50"><text>c</text></answer>
</question>
<question type="truefalse">
  <questiontext format="html"><text>True?</text></questiontext>
  <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer>
</question>
<question type="shortanswer">
  <questiontext format="html"><text>Who?</text></questiontext>
  <answer fraction="100"><text>kubelet</text></answer>
  <answer fraction="50"><text>proxy</text></answer>
  <answer fraction="0"><text>*</text></answer>
</question>
<question type="numerical">
  <questiontext format="html"><text>How long?</text></questiontext>
  <answer fraction="100"><text>30</text><tolerance>0.5</tolerance></answer>
  <units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit></units>
</question>
<question type="matching">
  <questiontext format="html"><text>Match.</text></questiontext>
  <subquestion format="html"><text>Pod</text><answer><text>containers</text></answer></subquestion>
  <subquestion format="html"><text>Service</text><answer><text>address</text></answer></subquestion>
  <subquestion format="html"><text></text><answer><text>neither</text></answer></subquestion>
</question>
<question type="cloze">
  <name><text>Parts</text></name>
  <questiontext format="html"><text><![CDATA[<ul><li>The {1:SHORTANSWER:=kubelet#Yes~*#No} starts</li><li>the {1:MULTICHOICE:proxy~%100%scheduler} chooses</li></ul>]]></text></questiontext>
</question>
<question type="gapselect">
  <questiontext format="html"><text>A [[2]] has containers.</text></questiontext>
  <selectoption><text>node</text></selectoption><selectoption><text>pod</text></selectoption>
</question>
<question type="essay">
  <questiontext format="html"><text>Why?</text></questiontext>
  <graderinfo format="html"><text>Because.</text></graderinfo>
</question>
<question type="description"><questiontext format="html"><text>Read this.</text></questiontext></question>
<question type="calculated"><questiontext format="html"><text>{a}+{b}</text></questiontext></question>
</quiz>`;

test('every type of question is read, or named', () => {
  const { questions, unused, problems, ...counts } = importMoodle(file, 'a.xml');
  expect(counts).toEqual({ found: 10, imported: 9, quarantined: 1 });
  expect(questions.map(({ line, title, body }) => [line, title, body.kind])).toEqual([
    [4, 'Which port does **HTTPS** use?', 'single'],
    [14, 'Which \\*two\\*?', 'multiple'],
    [21, 'True?', 'single'],
    [25, 'Who?', 'short'],
    [31, 'How long?', 'number'],
    [36, 'Match.', 'matching'],
    [42, 'Parts', 'cloze'],
    [46, 'A … has containers.', 'cloze'],
    [50, 'Why?', 'open'],
  ]);
  expect(unused.map(({ line, reason }) => [line, reason])).toEqual([[54, 'a description']]);
  expect(problems.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
    ['partial-credit', 'warning', 25],
    ['match-uneven', 'warning', 36],
    ['kind-unknown', 'error', 55],
  ]);
});

test('keys, feedback, hints, tags and gaps are kept', () => {
  const [single, multiple, truth, short, number, matching, cloze, gap, essay] = importMoodle(
    file,
    'a.xml',
  ).questions;
  expect(single).toMatchObject({
    stem: '```\ncurl\n```',
    answer: 'It is 443.',
    hint: 'More than 400.',
    topics: ['ports', 'Networks'],
    body: {
      choices: [
        { text: '443', correct: true, explanation: 'Yes.' },
        { text: '80', correct: false, explanation: null },
      ],
    },
  });
  expect(multiple?.body).toMatchObject({
    choices: [{ correct: true }, { correct: false }, { correct: true }],
  });
  expect(truth?.body).toMatchObject({
    choices: [{ text: 'True' }, { text: 'False', correct: true }],
  });
  expect(short?.body).toEqual({ kind: 'short', accepted: ['kubelet'] });
  expect(number?.body).toEqual({ kind: 'number', value: 30, tolerance: 0.5, unit: 's' });
  expect(matching?.body).toMatchObject({
    pairs: [
      { left: 'Pod', right: 'containers' },
      { left: 'Service', right: 'address' },
    ],
  });
  expect(cloze?.body).toEqual({
    kind: 'cloze',
    text: 'The {{kubelet}} starts\n\nthe {{scheduler}} chooses',
  });
  expect(gap?.body).toEqual({ kind: 'cloze', text: 'A {{pod}} has containers.' });
  expect(essay?.answer).toBe('Because.');
});
