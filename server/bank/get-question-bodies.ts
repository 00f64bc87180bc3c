import type { Body } from '#core/bank/question';
import { findVersions, type VersionRef } from './find-versions';
import { readBody } from './render-version';

/** What a grader needs of a version: texts are Markdown, as the author wrote them. */
export type QuestionBody = VersionRef & { body: Body; keyPoints: string[] };

/** In the order of the references, without those of which nothing is stored. */
export async function getQuestionBodies(refs: readonly VersionRef[]): Promise<QuestionBody[]> {
  return (await findVersions(refs)).map((row) => ({
    ownerId: row.ownerId,
    questionId: row.questionId,
    versionNumber: row.number,
    body: readBody(row),
    keyPoints: row.keyPoints,
  }));
}
