/**
 * Reads JSON into Go's types as old servers do, and says what they say of the first value that does not fit: where
 * it stopped, and the names of all that it was reading, or went on to read after it.
 * Upstream: github.com/json-iterator/go reflect_struct_decoder.go, iter.go ReportError.
 */
import { parseQuantity } from '../quantity';
import { type Fields, fieldsOfType } from './fields';

const NEAR = 10;
const AROUND = 50;
/** What Go prints of a byte that is no text. */
const NO_SIGN = '\ufffd';

/** Types with more fields are read another way. */
const SMALL = 10;
/** Numbers of 64 bits; the others have 32. */
const LONG = [
  'activeDeadlineSeconds',
  'deletionGracePeriodSeconds',
  'fsGroup',
  'generation',
  'observedGeneration',
  'runAsGroup',
  'runAsUser',
  'startingDeadlineSeconds',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
];
/** Numbers or texts; other amounts are quantities. */
const EITHER = ['maxSurge', 'maxUnavailable', 'minAvailable', 'port', 'targetPort'];
/** Of these, a null is asked first. */
const POINTED = ['maxSurge', 'maxUnavailable', 'minAvailable'];
/** Names in Go that are not those in JSON with a capital. */
const GO_NAMES: Readonly<Record<string, string>> = {
  apiGroup: 'APIGroup',
  apiGroups: 'APIGroups',
  apiVersion: 'TypeMeta: APIVersion',
  dnsPolicy: 'DNSPolicy',
  httpGet: 'HTTPGet',
  ip: 'IP',
  kind: 'TypeMeta: Kind',
  metadata: 'ObjectMeta',
  tcpSocket: 'TCPSocket',
  tty: 'TTY',
  uid: 'UID',
};
/** Types in their place; all others are behind pointers, of which a null is asked first. */
const IN_PLACE = [
  'jobTemplate',
  'metadata',
  'resources',
  'scaleTargetRef',
  'spec',
  'status',
  'strategy',
  'template',
  'updateStrategy',
];
/** Fields that Go keeps in a type of their own inside of these. */
const EMBEDDED: Readonly<Record<string, string>> = { Probe: 'Handler', Volume: 'VolumeSource' };
const OWN = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
  'name',
];

/** Null where everything fits. */
export function decodeFault(text: string, fields: Fields): string | null {
  const decoder = new Decoder(text);
  decoder.struct(fields);
  return decoder.error;
}

class Decoder {
  error: string | null = null;
  #head = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  struct(fields: Fields): void {
    const first = this.#next();
    if (first === 'n') this.#head += 3;
    else if (first !== '{') this.#report('readObjectStart', `expect { or n, but found ${first}`);
    if (first !== '{' || this.#isNext('}')) return;
    do this.#field(fields);
    while (this.#next() === ',');
    if (this.error !== null) this.error = `${goName(fields)}.${this.error}`;
  }

  /** A name that does not begin with a quote is passed over, by large types a sign later than by small ones. */
  #field(fields: Fields): void {
    if (!this.#isNext('"')) {
      if (fields.fields.size > SMALL) this.#next();
      this.#skip();
      return;
    }
    const name = this.#stringAfterQuote();
    this.#next();
    const field = fields.fields.get(name);
    if (!field) {
      this.#skip();
      return;
    }
    this.#value(field.type, name, fields);
    this.#within(goField(name, fields));
  }

  #within(name: string): void {
    if (this.error !== null) this.error = `${name}: ${this.error}`;
  }

  #value(type: string, name: string, owner: Fields, isMember = false): void {
    if (type.startsWith('[]')) this.#list(type.slice(2), name, owner);
    else if (type.startsWith('{}')) this.#map(type.slice(2), name, owner);
    else if (!this.#scalar(type, name))
      this.#struct(fieldsOfType(type, owner), isMember || IN_PLACE.includes(name));
  }

  #struct(fields: Fields | null, isInPlace: boolean): void {
    if (!fields) this.#skip();
    else if (isInPlace || !this.#isNext('n')) this.struct(fields);
    else this.#head += 3;
  }

  /** Whether the type is one. */
  #scalar(type: string, name: string): boolean {
    if (type === 's') this.#string();
    else if (type === 'i') this.#integer(LONG.includes(name) ? 64 : 32);
    else if (type === 'b') this.#boolean();
    else if (type !== 'q') return false;
    else if (POINTED.includes(name) && this.#isNext('n')) this.#head += 3;
    else this.#amount(EITHER.includes(name));
    return true;
  }

  #list(type: string, name: string, owner: Fields): void {
    const first = this.#next();
    if (first === 'n') this.#head += 3;
    else if (first !== '[') this.#report('decode slice', `expect [ or n, but found ${first}`);
    else if (!this.#isNext(']')) {
      do this.#value(type, name, owner, true);
      while (this.#next() === ',');
    }
    const member = fieldsOfType(type, owner);
    this.#within(`[]${member ? goName(member) : 'string'}`);
  }

  #map(type: string, name: string, owner: Fields): void {
    const first = this.#next();
    if (first === 'n') this.#head += 3;
    else if (first !== '{') this.#report('ReadMapCB', `expect { or n, but found ${first}`);
    if (first !== '{' || this.#isNext('}')) return;
    do {
      this.#string();
      if (this.#next() !== ':') return;
      this.#value(type, name, owner);
    } while (this.#next() === ',');
  }

  #string(): string {
    const first = this.#next();
    if (first === 'n') this.#head += 3;
    else if (first !== '"') this.#report('ReadString', `expects " or n, but found ${first}`);
    return first === '"' ? this.#stringAfterQuote() : '';
  }

  #stringAfterQuote(): string {
    const inside = /^(?:\\.|[^"\\])*/s.exec(this.#text.slice(this.#head))?.[0] ?? '';
    this.#head += inside.length + 1;
    return inside;
  }

  #integer(bits: 32 | 64): void {
    const first = this.#next();
    if (first === 'n') {
      this.#head += 3;
      return;
    }
    const digit = first === '-' ? this.#next() : first;
    if (!/\d/.test(digit)) {
      this.#report(`readUint${bits}`, `unexpected character: ${NO_SIGN}`);
      return;
    }
    this.#head += /^\d*/.exec(this.#text.slice(this.#head))?.[0].length ?? 0;
    if (this.#text[this.#head] === '.') {
      this.#report('assertInteger', 'can not decode float as int');
    }
  }

  #boolean(): void {
    const first = this.#next();
    if (first === 't' || first === 'n') this.#head += 3;
    else if (first === 'f') this.#head += 4;
    else this.#report('ReadBool', `expect t or f, but found ${first}`);
  }

  /** The whole value is read before anything is said of it. */
  #amount(isEither: boolean): void {
    const text = this.#skip();
    const problem = isEither ? eitherProblem(text) : quantityProblem(text);
    if (problem) this.#report('unmarshalerDecoder', problem);
  }

  #next(): string {
    this.#head += /^\s*/.exec(this.#text.slice(this.#head))?.[0].length ?? 0;
    this.#head += 1;
    return this.#text[this.#head - 1] ?? NO_SIGN;
  }

  /** Takes the next sign where it is this one. */
  #isNext(sign: string): boolean {
    if (this.#next() === sign) return true;
    this.#unread();
    return false;
  }

  /** Once something is wrong, nothing is given back; what comes after is read from a sign too far. */
  #unread(): void {
    if (this.error === null) this.#head -= 1;
  }

  #skip(): string {
    const start = this.#head;
    const first = this.#next();
    if (first === '"') this.#stringAfterQuote();
    else if (first === '{' || first === '[') this.#skipNested();
    else if (first === 't' || first === 'n') this.#head += 3;
    else if (first === 'f') this.#head += 4;
    else if (/[-\d]/.test(first)) {
      this.#head += /^[^,\]}\s]*/.exec(this.#text.slice(this.#head))?.[0].length ?? 0;
    }
    return this.#text.slice(start, this.#head);
  }

  #skipNested(): void {
    for (let depth = 1; depth > 0 && this.#head < this.#text.length; ) {
      const sign = this.#next();
      if (sign === '"') this.#stringAfterQuote();
      else if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
    }
  }

  /** Only the first is kept. */
  #report(doing: string, what: string): void {
    const head = this.#head;
    const near = this.#text.slice(Math.max(0, head - NEAR), head + NEAR);
    const around = this.#text.slice(Math.max(0, head - AROUND), head + AROUND);
    this.error ??= `${doing}: ${what}, error found in #${Math.min(head, NEAR)} byte of ...|${near}|..., bigger context ...|${around}|...`;
  }
}

function eitherProblem(text: string): string | null {
  if (text.startsWith('"') || text === 'null' || /^-?\d+$/.test(text)) return null;
  const kinds: Readonly<Record<string, string>> = {
    '{': 'object',
    '[': 'array',
    t: 'bool',
    f: 'bool',
  };
  const kind = kinds[text.charAt(0)] ?? `number ${text}`;
  return `json: cannot unmarshal ${kind} into Go value of type int32`;
}

function quantityProblem(text: string): string | null {
  if (text === 'null') return null;
  const amount = parseQuantity(text.replace(/^"(.*)"$/s, '$1').trim());
  return 'error' in amount ? amount.error : null;
}

function goName({ path }: Fields): string {
  return path.split('.').slice(-2).join('.');
}

function goField(name: string, { path }: Fields): string {
  const own = GO_NAMES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const embedding = EMBEDDED[path.split('.').at(-1) ?? ''];
  return embedding && !OWN.includes(name) ? `${embedding}: ${own}` : own;
}
