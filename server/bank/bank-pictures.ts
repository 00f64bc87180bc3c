import { createHash } from 'node:crypto';
import { mediaName } from '#core/bank/interchange/media-name';
import { mediaPath } from '#core/bank/media-path';
import type { FindPicture } from '#core/bank/render-markdown';
import type { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

/** What rendering needs to know of a bank. */
export const pictureFields = {
  slug: true,
  media: { select: { name: true, width: true, height: true }, orderBy: { name: 'asc' } },
} as const satisfies Prisma.BankSelect;

type BankRow = Prisma.BankGetPayload<{ select: typeof pictureFields }>;

export type BankPictures = {
  find: FindPicture;
  /** The same for the same pictures at the same addresses; '' for none. */
  fingerprint: string;
};

export const noPictures: BankPictures = { find: () => null, fingerprint: '' };

/** The pictures of a bank, by the paths that its texts use, at the address where they are served. */
export function bankPictures({ slug, media }: BankRow): BankPictures {
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

/** Those of a learner's own bank; none where they have no such bank. */
export async function findOwnPictures(learner: Learner, slug: string): Promise<BankPictures> {
  const bank = await db().bank.findUnique({
    where: { ownerId_slug: { ownerId: learner.id, slug } },
    select: pictureFields,
  });
  return bank ? bankPictures(bank) : noPictures;
}
