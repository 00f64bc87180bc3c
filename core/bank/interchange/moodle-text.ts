import { foreignText, formatOf, type TextFormat } from './foreign-text';
import { childOf, wordsOf, type XmlElement } from './xml';

/** The text in an element, such as `<questiontext format="html"><text>...</text></questiontext>`. */
export function moodleText(element: XmlElement | undefined): string {
  return element ? foreignText(rawMoodleText(element), moodleFormat(element)) : '';
}

/** As it stands in the file. */
export function rawMoodleText(element: XmlElement | undefined): string {
  return element ? wordsOf(childOf(element, 'text') ?? element).trim() : '';
}

export function moodleFormat(element: XmlElement): TextFormat {
  return formatOf(element.attributes.get('format') ?? 'moodle_auto_format');
}
