import { createHash } from 'node:crypto';
import { mediaName } from '#core/bank/interchange/media-name';
import { mediaPath } from '#core/bank/media-path';
import type { FindPicture } from '#core/bank/render-markdown';
import type { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const fields = {
  slug: true,
  media: { select: { name: true, width: true, height: true }, orderBy: { name: 'asc' } },
} as const satisfies Prisma.BankSelect;

type BankRow = Prisma.BankGetPayload<{ select: typeof fields }>;

export type BankPictures = {
  find: FindPicture;
  /** The same for the same pictures at the same addresses; '' for none. */
  fingerprint: string;
};

export const noPictures: BankPictures = { find: () => null, fingerprint: '' };

/** By id, the pictures of those banks that have any. */
export async function findPictures(
  banks: readonly { ownerId: string; id: string }[],
): Promise<Map<string, BankPictures>> {
  const distinct = new Map(banks.map(({ ownerId, id }) => [id, { ownerId, id }]));
  const rows = await db().bank.findMany({
    where: { OR: [...distinct.values()], media: { some: {} } },
    select: { id: true, ...fields },
  });
  return new Map(rows.map((row) => [row.id, bankPictures(row)]));
}

/** Those of a learner's own bank; none where they have no such bank. */
export async function findOwnPictures(learner: Learner, slug: string): Promise<BankPictures> {
  const bank = await db().bank.findUnique({
    where: { ownerId_slug: { ownerId: learner.id, slug } },
    select: fields,
  });
  return bank ? bankPictures(bank) : noPictures;
}

/** The pictures of a bank, by the paths that its texts use, at the address where they are served. */
function bankPictures({ slug, media }: BankRow): BankPictures {
  if (media.length === 0) return noPictures;
  const folder = `/api/banks/${encodeURIComponent(slug)}/media`;
  const pictures = new Map(
    media.map(({ name, width, height }) => [
      name,
      { src: `${folder}/${encodeURIComponent(name)}`, width, height },
    ]),
  );
  return {
    find: (address) => {
      const path = mediaPath(address);
      return (path !== null && pictures.get(mediaName(path))) || null;
    },
    fingerprint: createHash('sha256')
      .update(JSON.stringify([slug, media]))
      .digest('base64url'),
  };
}
