import { Document } from 'yaml';
import type { FrontMatter } from './question';

/** The block at the top of a file, its fences included; what is as it is by default is left out. */
export function printFrontMatter(frontMatter: FrontMatter): string {
  const { bank, title, description, language, license, topics, sources } = frontMatter;
  const document = new Document({ bank, title });
  if (description !== '') document.set('description', description);
  document.set('language', language);
  document.set('license', license);
  if (topics.length > 0) document.set('topics', document.createNode(topics, { flow: true }));
  if (Object.keys(sources).length > 0) document.set('sources', document.createNode(sources));
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---`;
}
