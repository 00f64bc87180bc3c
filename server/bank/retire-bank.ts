import { db } from '#server/db';

/** Takes a bank and its questions out of every list; returns how many questions that were. */
export async function retireBank(ownerId: string, bankId: string, now: Date): Promise<number> {
  const [{ count }] = await db().$transaction([
    db().question.updateMany({
      where: { ownerId, bankId, retiredAt: null },
      data: { retiredAt: now },
    }),
    db().bank.update({
      where: { ownerId_id: { ownerId, id: bankId } },
      data: { retiredAt: now },
    }),
  ]);
  return count;
}
