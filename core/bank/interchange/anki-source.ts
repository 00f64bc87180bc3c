/**
 * The field in which a note carries its question. It counts only while the other fields are as they
 * were written: who changes a card in Anki means what they see.
 */
import { parseBank } from '../parse-bank';
import { printQuestion } from '../print-question';
import type { Question } from '../question';
import { fnv1a } from './fnv1a';

const CHECK = /^<!-- readyz:([0-9a-f]{16}) -->\n/;

/** `fields` are the others, as HTML. */
export function writeSource(question: Question, fields: readonly string[]): string {
  return `<!-- readyz:${checkOf(fields)} -->\n${escapeHtml(printQuestion(question))}`;
}

/** Null for a field that is not ours, or that the others no longer agree with. */
export function readSource(source: string, fields: readonly string[]): Question | null {
  const [start, check] = CHECK.exec(source) ?? [];
  if (start === undefined || check !== checkOf(fields)) return null;
  const { questions } = parseBank(unescapeHtml(source.slice(start.length)));
  const [question] = questions;
  return question && questions.length === 1 ? question : null;
}

/** Anki keeps accents and their letters as one character. */
function checkOf(fields: readonly string[]): string {
  return fnv1a(fields.map((field) => field.normalize('NFC').trim()).join('\u{1f}'));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
