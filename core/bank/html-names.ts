/** Which tags mean something on our screens, and which are no tags but words in angle brackets. */

/** Whether a tag is shown as what it is: a line break, or a fold of the format. */
export function isShownTag(name: string): boolean {
  return ['br', 'details', 'summary'].includes(name);
}

/** Whether the name is that of no element: authors write <name> for what a reader should fill in. */
export function isPlaceholder(name: string): boolean {
  return !elements.has(name.toLowerCase());
}

/** Elements of HTML, SVG and MathML that authors paste. */
const elements = new Set(
  `a abbr address article aside audio b base bdi bdo big blockquote body button canvas caption center
  cite code col colgroup dd del details dfn dialog div dl dt em embed fieldset figcaption figure font
  footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label
  legend li link main map mark marquee math menu meta nav noscript object ol optgroup option p picture
  pre q ruby s samp script section select small source span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr tt u ul var video`.split(/\s+/),
);
