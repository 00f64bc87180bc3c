import { findVersions, renderQuestion, type VersionRef } from './find-versions';
import type { RenderedQuestion } from './rendered-question';

/**
 * The versions that were seen, as they were seen, keys included: in the order of the references, and
 * without those of which nothing is stored. Retired questions are found too.
 */
export async function getQuestionVersions(
  refs: readonly VersionRef[],
): Promise<RenderedQuestion[]> {
  return (await findVersions(refs)).map(renderQuestion);
}
