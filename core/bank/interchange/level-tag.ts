/** A level among the tags of a format that has only tags: `level:senior`, or Anki's `level::senior`. */
import { type Level, levelSchema } from '../question';

export const LEVEL_TAG = 'level:';

/** Takes the level out of the tags. */
export function splitTags(tags: readonly string[]): { level: Level | null; topics: string[] } {
  let level: Level | null = null;
  const topics: string[] = [];
  for (const tag of tags.map((tag) => tag.trim())) {
    const named = levelSchema.safeParse(/^level::?([a-z]+)$/.exec(tag)?.[1]);
    if (named.success) level = named.data;
    else if (tag !== '' && !topics.includes(tag)) topics.push(tag);
  }
  return { level, topics };
}
