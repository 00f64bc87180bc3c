/** Words as they stand in XML. */

/** In an element or an attribute; line breaks are kept by readers that fold them in attributes. */
export function xmlText(text: string): string {
  return legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;');
}

/** In a section in which nothing else needs care. */
export function cdata(text: string): string {
  return `<![CDATA[${legal(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** XML has no way to write most control characters and halves of characters. */
function legal(text: string): string {
  return text.replace(
    /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
    '\u{fffd}',
  );
}
