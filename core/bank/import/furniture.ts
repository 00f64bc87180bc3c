/** What belongs to the page and not to a question: ways back to the top, badges, tracking pixels. */
import type { Nodes } from 'mdast';
import { plainText } from '../markdown';

/** Whether a block or a picture is only there for the page. */
export function isFurniture(node: Nodes): boolean {
  if (node.type === 'paragraph') return isWayToTop(node) || isOnlyBadges(node);
  if (node.type === 'html') return isHtmlFurniture(node.value);
  return node.type === 'image' && isBadge(node.url, node.alt ?? '');
}

/** A paragraph of links, with marks between them, of which the first leads up the page and says so. */
function isWayToTop(node: Nodes): boolean {
  const [first, ...others] = leavesOf(node);
  if (first?.type !== 'link' || !first.url.startsWith('#')) return false;
  const isOnlyLinks = others.every(
    (leaf) => leaf.type === 'link' || (leaf.type === 'text' && !/[\p{L}\p{N}]/u.test(leaf.value)),
  );
  return isOnlyLinks && TO_TOP.test(plainText(first).trim());
}

function isOnlyBadges(node: Nodes): boolean {
  const leaves = leavesOf(node).map((leaf) =>
    leaf.type === 'link' && leaf.children.length === 1 ? (leaf.children[0] ?? leaf) : leaf,
  );
  return (
    leaves.length > 0 &&
    leaves.every((leaf) => leaf.type === 'image' && isBadge(leaf.url, leaf.alt ?? ''))
  );
}

const TO_TOP =
  /^\W*(?:(?:go |return )?back to (?:the )?(?:top|contents|table of contents|index|questions)|to (?:the )?top|top|[↑⬆↥🔝⇧]+)\W*$/iu;

/** Emphasis opened, white space left out. */
function leavesOf(node: Nodes): Nodes[] {
  if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'paragraph') {
    return node.children.flatMap(leavesOf);
  }
  const isSpace =
    node.type === 'break' ||
    (node.type === 'text' && node.value.trim() === '') ||
    (node.type === 'html' && /^<br\b/i.test(node.value));
  return isSpace ? [] : [node];
}

/** A picture of a state that lives elsewhere, or one that only counts its readers. */
function isBadge(url: string, alt: string): boolean {
  if (/shields\.io|badge/i.test(url)) return true;
  return alt === '' && url.includes('?') && !/\.(?:png|jpe?g|gif|svg|webp)/i.test(url);
}

function isHtmlFurniture(html: string): boolean {
  if (html.length > 2000 || /<(?:details|summary)/i.test(html)) return false;
  if (/^<!--[^>]*-->\s*$/.test(html)) return true;
  if (/<img[^>]*\b(?:width|height)=["']?[01]\b/i.test(html)) return true;
  const words = html.replaceAll(/<[^<>]*>/g, ' ').trim();
  return /<a\b/i.test(html) && TO_TOP.test(words);
}
