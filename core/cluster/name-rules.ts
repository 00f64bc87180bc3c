/**
 * What names, labels and ports may look like; each rule answers with what is wrong, and nothing when nothing is.
 * Upstream: apimachinery/pkg/util/validation/validation.go.
 */
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const SERVICE_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL_VALUE = `(${QUALIFIED})?`;
const VARIABLE = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const CONFIG_KEY = '[-._a-zA-Z0-9]+';
const PERCENT = '[0-9]+%';

const LABEL_MAX = 63;
const SUBDOMAIN_MAX = 253;
const PORT_NAME_MAX = 15;

type NameRule = (name: string) => string[];

export const labelNameProblems: NameRule = (name) => [
  ...lengthProblems(name, LABEL_MAX),
  ...shapeProblems(
    name,
    LABEL,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
    ['my-name', '123-abc'],
  ),
];

export const subdomainProblems: NameRule = (name) => [
  ...lengthProblems(name, SUBDOMAIN_MAX),
  ...shapeProblems(
    name,
    SUBDOMAIN,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
    ['example.com'],
  ),
];

export const serviceNameProblems: NameRule = (name) => [
  ...lengthProblems(name, LABEL_MAX),
  ...shapeProblems(
    name,
    SERVICE_LABEL,
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
    ['my-name', 'abc-123'],
  ),
];

/** The keys of labels, taints and the like: a name, perhaps after a subdomain and a slash. */
export const qualifiedNameProblems: NameRule = (text) => {
  const parts = text.split('/');
  const [first = '', second] = parts;
  const words =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const examples = ['MyName', 'my.name', '123-abc'];
  if (parts.length > 2) {
    const problem = shapeSentence(`a qualified name ${words}`, QUALIFIED, examples);
    return [`${problem} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = second ?? first;
  const prefixProblems =
    second === undefined
      ? []
      : first === ''
        ? ['prefix part must be non-empty']
        : subdomainProblems(first).map((problem) => `prefix part ${problem}`);
  const nameProblems = [
    ...(name === '' ? ['must be non-empty'] : []),
    ...lengthProblems(name, LABEL_MAX),
    ...shapeProblems(name, QUALIFIED, words, examples),
  ];
  return [...prefixProblems, ...nameProblems.map((problem) => `name part ${problem}`)];
};

export const labelValueProblems: NameRule = (value) => [
  ...lengthProblems(value, LABEL_MAX),
  ...shapeProblems(
    value,
    LABEL_VALUE,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    ['MyValue', 'my_value', '12345'],
  ),
];

export const variableNameProblems: NameRule = (name) => [
  ...shapeProblems(
    name,
    VARIABLE,
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
    ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1'],
  ),
  ...directoryProblems(name),
];

/** The keys of config maps and secrets, which become file names. */
export const configKeyProblems: NameRule = (key) => [
  ...lengthProblems(key, SUBDOMAIN_MAX),
  ...shapeProblems(
    key,
    CONFIG_KEY,
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
    ['key.name', 'KEY_NAME', 'key-name'],
  ),
  ...directoryProblems(key),
];

/** Whatever can be part of an address. Upstream: apimachinery/pkg/api/validation/path/name.go. */
export const pathSegmentProblems: NameRule = (name) =>
  name === '.' || name === '..'
    ? [`may not be '${name}'`]
    : ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);

export const portNameProblems: NameRule = (name) => [
  ...lengthProblems(name, PORT_NAME_MAX),
  ...(/^[-a-z0-9]+$/.test(name)
    ? []
    : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
  ...(/[a-z]/.test(name) ? [] : ['must contain at least one letter or number (a-z, 0-9)']),
  ...(name.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(name.startsWith('-') || name.endsWith('-') ? ['must not begin or end with a hyphen'] : []),
];

export const percentProblems: NameRule = (text) =>
  shapeProblems(
    text,
    PERCENT,
    "a valid percent string must be a numeric string followed by an ending '%'",
    ['1%', '93%'],
  );

export function portProblems(port: number): string[] {
  return port >= 1 && port <= 65_535 ? [] : ['must be between 1 and 65535, inclusive'];
}

function directoryProblems(name: string): string[] {
  if (name === '.' || name === '..') return [`must not be '${name}'`];
  return name.startsWith('..') ? ["must not start with '..'"] : [];
}

function lengthProblems(text: string, most: number): string[] {
  return text.length > most ? [`must be no more than ${most} characters`] : [];
}

function shapeProblems(text: string, shape: string, words: string, examples: string[]): string[] {
  return new RegExp(`^${shape}$`).test(text) ? [] : [shapeSentence(words, shape, examples)];
}

function shapeSentence(words: string, shape: string, examples: readonly string[]): string {
  const list = examples.map((example) => `'${example}', `).join(' or ');
  return `${words} (e.g. ${list}regex used for validation is '${shape}')`;
}
