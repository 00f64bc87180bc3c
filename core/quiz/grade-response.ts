/**
 * Grading: what a question asks and what was answered in, a score from 0 to 1 and a verdict on each
 * part out. It knows nothing of sessions, of who answers, or of how anything is shown.
 */
import { assert } from '#core/assert';
import type { Body, Kind } from '#core/bank/question';
import { gradeCloze } from './grade-cloze';
import { gradeMatching } from './grade-matching';
import { gradeMultiple } from './grade-multiple';
import { gradeNumber } from './grade-number';
import { gradeOpen } from './grade-open';
import { gradeOrdering } from './grade-ordering';
import { gradeShort } from './grade-short';
import { gradeSingle } from './grade-single';
import type { Grading, Response, ResponseOf } from './response';

/**
 * Never throws on what a person answered: an index that does not exist is simply wrong. A response of
 * another kind than the question's is a mistake of the caller.
 */
export function gradeResponse(
  body: Body,
  keyPoints: readonly string[],
  response: Response,
): Grading {
  switch (body.kind) {
    case 'single':
      return gradeSingle(body, ofKind(response, body.kind));
    case 'multiple':
      return gradeMultiple(body, ofKind(response, body.kind));
    case 'ordering':
      return gradeOrdering(body, ofKind(response, body.kind));
    case 'matching':
      return gradeMatching(body, ofKind(response, body.kind));
    case 'cloze':
      return gradeCloze(body, ofKind(response, body.kind));
    case 'number':
      return gradeNumber(body, ofKind(response, body.kind));
    case 'short':
      return gradeShort(body, ofKind(response, body.kind));
    case 'open':
      return gradeOpen(keyPoints, ofKind(response, body.kind));
  }
}

function ofKind<K extends Kind>(response: Response, kind: K): ResponseOf<K> {
  assert(isOfKind(response, kind), `a ${response.kind} response to a ${kind} question`);
  return response;
}

function isOfKind<K extends Kind>(response: Response, kind: K): response is ResponseOf<K> {
  return response.kind === kind;
}
