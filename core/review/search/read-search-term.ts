import {
  comparisons,
  type ParsedSearch,
  type Search,
  searchNames,
  searchProperties,
  searchStates,
} from './search';
import type { SearchToken } from './search-tokens';

const DAYS_MAX = 36_500;
const parts = ['note', 'sim', 'hint'] as const;

/** One term: words, or a field and what is asked of it. */
export function readSearchTerm(token: SearchToken): ParsedSearch {
  if (token.field === null) return found({ is: 'words', text: token.value });
  const read = fields[token.field] ?? nameReader(token.field);
  if (!read) {
    return problemIn(
      token,
      `There is no field “${token.field}”. Fields are ${[...searchNames, ...Object.keys(fields)].join(', ')}. To look for a colon, put the words in quotation marks.`,
    );
  }
  return read(token);
}

const fields: Record<string, (token: SearchToken) => ParsedSearch> = {
  is: (token) => {
    const state = searchStates.find((each) => each === token.value.toLowerCase());
    return state ? found({ is: 'state', state }) : unknown(token, searchStates);
  },
  has: (token) => {
    const part = parts.find((each) => each === token.value.toLowerCase());
    return part ? found({ is: 'has', part }) : unknown(token, parts);
  },
  flag: (token) =>
    /^[0-4]$/.test(token.value)
      ? found({ is: 'flag', flag: Number(token.value) })
      : problemIn(token, 'A flag is a number from 1 to 4, or 0 for none.'),
  note: (token) => found({ is: 'note', text: token.value }),
  prop: readProperty,
  rated: readRated,
  introduced: (token) => {
    const days = readDays(token.value);
    return days === null ? daysWanted(token) : found({ is: 'introduced', days });
  },
};

function nameReader(field: string): ((token: SearchToken) => ParsedSearch) | null {
  const name = searchNames.find((each) => each === field);
  if (!name) return null;
  return (token) =>
    token.value === ''
      ? problemIn(token, `Write what ${field} to look for after the colon.`)
      : found({ is: 'name', name, value: token.value });
}

/** As `stability<10`: a property, a comparison and a number. */
function readProperty(token: SearchToken): ParsedSearch {
  const [, name, sign, number = ''] = /^([a-z]+)(<=|>=|!=|<|>|=)(.*)$/i.exec(token.value) ?? [];
  const property = searchProperties.find((each) => each === name?.toLowerCase());
  const comparison = comparisons.find((each) => each === sign);
  const isNumber = /^\d{1,9}(\.\d{1,6})?$/.test(number);
  if (property && comparison && isNumber) {
    return found({ is: 'property', property, comparison, value: Number(number) });
  }
  return problemIn(
    token,
    `Write prop: with one of ${searchProperties.join(', ')}, a comparison and a number, as prop:stability<10.`,
  );
}

/** As `7` or `7:1`: on how many days, and with which grade. */
function readRated(token: SearchToken): ParsedSearch {
  const [written = '', grade, ...rest] = token.value.split(':');
  const days = readDays(written);
  if (days === null || rest.length > 0) return daysWanted(token);
  if (grade === undefined) return found({ is: 'rated', days, grade: null });
  if (/^[1-4]$/.test(grade)) return found({ is: 'rated', days, grade: Number(grade) });
  return problemIn(token, 'A grade is 1 again, 2 hard, 3 good or 4 easy, as rated:7:1.');
}

function readDays(written: string): number | null {
  const days = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  return days >= 1 && days <= DAYS_MAX ? days : null;
}

function daysWanted(token: SearchToken): ParsedSearch {
  return problemIn(
    token,
    `Write a number of days from 1 (today) to ${DAYS_MAX}, as ${token.field}:7.`,
  );
}

function unknown(token: SearchToken, known: readonly string[]): ParsedSearch {
  return problemIn(
    token,
    `There is no ${token.field}:${token.value}. Write ${token.field}: with one of ${known.join(', ')}.`,
  );
}

function found(search: Search): ParsedSearch {
  return { search };
}

function problemIn(token: SearchToken, message: string): ParsedSearch {
  return { problem: { column: token.column, message } };
}
