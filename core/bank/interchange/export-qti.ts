/** QTI 3: a file for each question, a test that names them in order, and the manifest of the package. */
import { kinds, type Question } from '../question';
import { type Carries, carryQuestions, questionParts } from './carry-question';
import { writeQtiItem } from './qti-item';
import { xmlText } from './xml-text';

export const qtiCarries: Carries = {
  name: 'QTI',
  kinds,
  parts: questionParts,
};

export type QtiPackage = { files: { name: string; text: string }[]; lost: string[] };

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const PACKAGING = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Paths and texts of what belongs into the zip. */
export function exportQti(questions: readonly Question[], title: string): QtiPackage {
  const { questions: carried, lost } = carryQuestions(questions, qtiCarries);
  const items = carried.map((question, index) => ({
    name: `items/${String(index + 1).padStart(5, '0')}.xml`,
    text: DECLARATION + writeQtiItem(question, index, NAMESPACE),
  }));
  const names = items.map(({ name }) => name);
  return {
    files: [
      { name: 'imsmanifest.xml', text: DECLARATION + writeManifest(names) },
      { name: 'test.xml', text: DECLARATION + writeTest(names, title) },
      ...items,
    ],
    lost,
  };
}

function writeManifest(names: readonly string[]): string {
  const resources = names.map(
    (name, index) =>
      `<resource identifier="item-${index + 1}" type="imsqti_item_xmlv3p0" href="${name}"><file href="${name}"/></resource>`,
  );
  const dependencies = names.map((_, index) => `<dependency identifierref="item-${index + 1}"/>`);
  return `<manifest xmlns="${PACKAGING}" identifier="readyz">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
<organizations/>
<resources>
<resource identifier="test" type="imsqti_test_xmlv3p0" href="test.xml"><file href="test.xml"/>${dependencies.join('')}</resource>
${resources.join('\n')}
</resources>
</manifest>
`;
}

function writeTest(names: readonly string[], title: string): string {
  const items = names.map(
    (name, index) => `<qti-assessment-item-ref identifier="item-${index + 1}" href="${name}"/>`,
  );
  return `<qti-assessment-test xmlns="${NAMESPACE}" identifier="test" title="${xmlText(title)}">
<qti-test-part identifier="part" navigation-mode="nonlinear" submission-mode="individual">
<qti-assessment-section identifier="section" title="${xmlText(title)}" visible="true">
${items.join('\n')}
</qti-assessment-section>
</qti-test-part>
</qti-assessment-test>
`;
}
