import type { FrontMatter } from '../question';

/** Rules that look for words know those of one language; a bank is English when it says nothing. */
export function isEnglish(frontMatter: FrontMatter | null): boolean {
  return /^en\b/i.test(frontMatter?.language ?? 'en');
}
