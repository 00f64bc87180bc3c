import { slugOf } from '#core/bank/identity/key-chooser';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { LIBRARY_OWNER_ID } from './library';

/**
 * The address of a new bank of a learner's: from its title, and with a number after it where a bank
 * of theirs or of the library has it. One that was taken back gives its address free again.
 */
export async function freeSlug(
  transaction: Transaction,
  learner: Learner,
  title: string,
): Promise<string> {
  const slug = slugOf(title);
  const banks = await transaction.bank.findMany({
    where: {
      OR: [{ ownerId: LIBRARY_OWNER_ID }, { ownerId: learner.id, retiredAt: null }],
      slug: { startsWith: slug },
    },
    select: { slug: true },
  });
  const taken = new Set(banks.map((bank) => bank.slug));
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  return free;
}
