import { parseBank } from '#core/bank/parse-bank';
import type { Problem } from '#core/bank/question';
import { listScenarioNames } from '#server/cluster/list-scenario-names';
import { db } from '#server/db';
import { noDifference } from './bank-difference';
import { type BankFile, readBankFiles } from './bank-files';
import type { BankToLoad } from './bank-to-load';
import { fileHash } from './content-hash';
import { countDifference, type DifferenceCounts } from './count-difference';
import { LIBRARY_OWNER_ID } from './library';
import { type BankChange, storeBanks } from './store-banks';

/** `file` is null when the bank's file is gone and the bank was retired. */
export type LoadedBank = DifferenceCounts & { file: string | null; slug: string; title: string };
export type FileProblem = Problem & { file: string };
export type LoadReport = {
  banks: LoadedBank[];
  problems: FileProblem[];
  /** Why nothing was changed, for people; null when the library is what the folder says. */
  refusal: string | null;
};
export type LoadOptions = {
  /** Whether more than half of the banks may go. */
  mayRetireMost?: boolean;
  /** Called between reading and storing. */
  onRead?: () => void;
};

type StoredBank = { id: string; slug: string; title: string; fileHash: string };

/** A large library on a slow disk takes longer than the five seconds that Prisma allows by itself. */
const TIMEOUT_MS = 120_000;

/**
 * Makes the library equal to a folder of Markdown files. The same files again change nothing. A file
 * with errors is reported and its bank stays as it was; the others load together, so that a question
 * may move from one to another. A bank whose file is gone is retired, never deleted, because memories
 * hang on its questions. A folder that would take away most of the library is likelier the wrong folder
 * than meant, and changes nothing.
 */
export async function loadBanks(
  folder: string,
  now: Date,
  { mayRetireMost = false, onRead }: LoadOptions = {},
): Promise<LoadReport> {
  const ownerId = LIBRARY_OWNER_ID;
  const stored = await findStoredBanks(ownerId);
  const files = await readBankFiles(folder);
  if (files.length === 0) return refused(`There is no bank, no .md file, in ${folder}.`);
  const { same, changed, problems, gone } = readFolder(files, stored, await listScenarioNames());
  onRead?.();
  if (!mayRetireMost && gone.length * 2 > stored.length) {
    const message = `${gone.length} of the ${stored.length} banks in the library are not in ${folder}, and nothing was changed. Name the folder that holds them too, or add --retire to retire them.`;
    return refused(message, problems);
  }
  const changes = await storeChanges(ownerId, changed, gone, now);
  const counts = await countShown(ownerId);
  const unchanged = same.map(({ file, bank: { id, slug, title } }): LoadedBank => {
    return { file, slug, title, added: 0, changed: 0, retired: 0, unchanged: counts.get(id) ?? 0 };
  });
  const loaded = changed.map(({ file, bank: { frontMatter } }, index) =>
    report(file, { slug: frontMatter.bank, title: frontMatter.title }, changes[index]),
  );
  const retired = gone.map((bank, index) => report(null, bank, changes[changed.length + index]));
  const banks = [...[...unchanged, ...loaded].toSorted(byFile), ...retired];
  return { banks, problems, refusal: null };
}

function refused(refusal: string, problems: FileProblem[] = []): LoadReport {
  return { banks: [], problems, refusal };
}

type Folder = {
  same: { file: string; bank: StoredBank }[];
  changed: { file: string; bank: BankToLoad }[];
  problems: FileProblem[];
  gone: StoredBank[];
};

/** Tells the files that are to be loaded from those that were loaded before. */
function readFolder(
  files: readonly BankFile[],
  stored: readonly StoredBank[],
  scenarios: readonly string[],
): Folder {
  const folder: Folder = { same: [], changed: [], problems: [], gone: [] };
  const byHash = new Map(stored.map((bank) => [bank.fileHash, bank]));
  const slugs = new Map<string, string>();
  let hasNameless = false;
  for (const { file, text } of files) {
    const hash = fileHash(text);
    const same = byHash.get(hash);
    if (same && !slugs.has(same.slug)) {
      slugs.set(same.slug, file);
      folder.same.push({ file, bank: same });
      continue;
    }
    const { bank, slug, problems } = readBank({ file, text }, slugs, scenarios);
    folder.problems.push(...problems);
    hasNameless ||= slug === null;
    if (slug !== null) slugs.set(slug, file);
    if (bank) folder.changed.push({ file, bank });
  }
  // A file that cannot say which bank it is may be any of those that seem to be gone.
  return { ...folder, gone: hasNameless ? [] : stored.filter(({ slug }) => !slugs.has(slug)) };
}

async function storeChanges(
  ownerId: string,
  changed: Folder['changed'],
  gone: readonly StoredBank[],
  now: Date,
): Promise<BankChange[]> {
  if (changed.length + gone.length === 0) return [];
  const banks = changed.map(({ bank }) => bank);
  const goneIds = gone.map(({ id }) => id);
  return db().$transaction(
    (transaction) => storeBanks(transaction, ownerId, { banks, goneIds }, now),
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

/** Those that are not retired: a retired one is read again even when its file is the same. */
async function findStoredBanks(ownerId: string): Promise<StoredBank[]> {
  return db().bank.findMany({
    where: { ownerId, retiredAt: null },
    select: { id: true, slug: true, title: true, fileHash: true },
  });
}

/** `bank` is null when the file has errors, `slug` when it does not say which bank it is. */
function readBank(
  { file, text }: BankFile,
  slugs: ReadonlyMap<string, string>,
  scenarios: readonly string[],
) {
  const { frontMatter, questions, problems } = parseBank(text, { scenarios });
  const slug = frontMatter?.bank ?? null;
  const earlier = slug === null ? undefined : slugs.get(slug);
  if (earlier !== undefined) {
    const message = `The bank "${slug}" is already in ${earlier}; give this file another name.`;
    problems.push({ rule: 'bank-duplicate', severity: 'error', message, line: 1, column: 1 });
  }
  const isSound = problems.every(({ severity }) => severity !== 'error');
  const bank = frontMatter && isSound ? { frontMatter, questions, fileHash: fileHash(text) } : null;
  return { bank, slug, problems: problems.map((problem) => ({ ...problem, file })) };
}

function report(
  file: string | null,
  { slug, title }: Pick<StoredBank, 'slug' | 'title'>,
  change: BankChange | undefined,
): LoadedBank {
  return { file, slug, title, ...countDifference(change?.difference ?? noDifference) };
}

function byFile(a: LoadedBank, b: LoadedBank): number {
  return (a.file ?? '') < (b.file ?? '') ? -1 : 1;
}

/** By bank, how many questions it shows. */
async function countShown(ownerId: string): Promise<Map<string, number>> {
  const rows = await db().question.groupBy({
    by: ['bankId'],
    where: { ownerId, retiredAt: null },
    _count: true,
  });
  return new Map(rows.map(({ bankId, _count }) => [bankId, _count]));
}
