/** What is wrong with a field, in the API server's words. Upstream: apimachinery/pkg/util/validation/field/errors.go. */
export type Problem = {
  type:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueNotFound'
    | 'FieldValueNotSupported'
    | 'FieldValueTooLong';
  field: string;
  message: string;
};

/** A value as Go writes it, where that is not as JSON does. */
export type Written = { go: string };

export function required(field: string, detail = ''): Problem {
  return problem('FieldValueRequired', field, 'Required value', detail);
}

export function invalidValue(
  field: string,
  value: string | number | Written,
  detail: string,
): Problem {
  return problem('FieldValueInvalid', field, `Invalid value: ${written(value)}`, detail);
}

export function duplicate(field: string, value: string | number | Written): Problem {
  return problem('FieldValueDuplicate', field, `Duplicate value: ${written(value)}`, '');
}

export function forbidden(field: string, detail: string): Problem {
  return problem('FieldValueForbidden', field, 'Forbidden', detail);
}

export function notFoundValue(field: string, value: string): Problem {
  return problem('FieldValueNotFound', field, `Not found: ${written(value)}`, '');
}

export function notSupported(
  field: string,
  value: string | number | Written,
  supported: readonly string[],
): Problem {
  const list = supported.map((each) => JSON.stringify(each)).join(', ');
  const body = `Unsupported value: ${written(value)}`;
  return problem('FieldValueNotSupported', field, body, `supported values: ${list}`);
}

export function tooLong(field: string, most: number): Problem {
  return problem('FieldValueTooLong', field, 'Too long', `must have at most ${most} bytes`);
}

export function notNegative(field: string, value: unknown): Problem[] {
  return typeof value === 'number' && value < 0
    ? [invalidValue(field, value, 'must be greater than or equal to 0')]
    : [];
}

/** One problem for each thing that a rule for names says of it. */
export function invalidBy(
  rule: (name: string) => string[],
  field: string,
  value: string,
): Problem[] {
  return rule(value).map((detail) => invalidValue(field, value, detail));
}

function problem(type: Problem['type'], field: string, body: string, detail: string): Problem {
  return { type, field, message: `${field}: ${body}${detail ? `: ${detail}` : ''}` };
}

function written(value: string | number | Written): string {
  if (typeof value === 'object') return value.go;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
