import { parseBank } from '#core/bank/parse-bank';
import type { Problem } from '#core/bank/question';
import { listScenarioNames } from '#server/cluster/list-scenario-names';
import { db } from '#server/db';
import { type BankFile, readBankFiles } from './bank-files';
import { fileHash } from './content-hash';
import { LIBRARY_OWNER_ID } from './library';
import { type BankToLoad, loadBank } from './load-bank';
import { retireBank } from './retire-bank';

/** Numbers of questions. `file` is null when the bank's file is gone and the bank was retired. */
export type LoadedBank = {
  file: string | null;
  slug: string;
  title: string;
  /** New ones, and retired ones that are back. */
  added: number;
  changed: number;
  retired: number;
  unchanged: number;
};
export type FileProblem = Problem & { file: string };
export type LoadReport = { banks: LoadedBank[]; problems: FileProblem[] };

type StoredBank = { id: string; slug: string; title: string; fileHash: string };

/**
 * Makes the library equal to a folder of Markdown files. The same files again change nothing. A file
 * with errors is reported and its bank stays as it was; the others load, a transaction each. A bank
 * whose file is gone is retired, never deleted, because memories hang on its questions.
 */
export async function loadBanks(folder: string, now: Date): Promise<LoadReport> {
  const ownerId = LIBRARY_OWNER_ID;
  const stored = await findStoredBanks(ownerId);
  const scenarios = await listScenarioNames();
  const report: LoadReport = { banks: [], problems: [] };
  const slugs = new Map<string, string>();
  let hasNameless = false;
  for (const { file, text } of await readBankFiles(folder)) {
    const hash = fileHash(text);
    const same = stored.find((bank) => bank.fileHash === hash && !slugs.has(bank.slug));
    if (same) {
      slugs.set(same.slug, file);
      report.banks.push(await countUnchanged(ownerId, same, file));
      continue;
    }
    const { bank, slug, problems } = readBank({ file, text }, slugs, scenarios);
    report.problems.push(...problems);
    hasNameless ||= slug === null;
    if (slug !== null) slugs.set(slug, file);
    if (bank) report.banks.push(await loadFile(ownerId, file, bank, now));
  }
  // A file that cannot say which bank it is may be any of those that seem to be gone.
  const gone = hasNameless ? [] : stored.filter(({ slug }) => !slugs.has(slug));
  for (const { id, slug, title } of gone) {
    const retired = await retireBank(ownerId, id, now);
    report.banks.push({ file: null, slug, title, added: 0, changed: 0, retired, unchanged: 0 });
  }
  return report;
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

async function loadFile(
  ownerId: string,
  file: string,
  bank: BankToLoad,
  now: Date,
): Promise<LoadedBank> {
  const difference = await loadBank(ownerId, bank, now);
  return {
    file,
    slug: bank.frontMatter.bank,
    title: bank.frontMatter.title,
    added: difference.added.length + difference.returned.length,
    changed: difference.changed.length,
    retired: difference.retired.length,
    unchanged: difference.unchanged.length + difference.moved.length,
  };
}

async function countUnchanged(
  ownerId: string,
  { id, slug, title }: StoredBank,
  file: string,
): Promise<LoadedBank> {
  const unchanged = await db().question.count({ where: { ownerId, bankId: id, retiredAt: null } });
  return { file, slug, title, added: 0, changed: 0, retired: 0, unchanged };
}
