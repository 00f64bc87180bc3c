import { z } from 'zod';
import type { Transaction } from '#server/auth/learner-transaction';
import { newId } from '#server/uuid';
import type { BankToLoad } from './bank-to-load';

const idsSchema = z.array(z.object({ id: z.string(), slug: z.string() }));

/** Writes what banks say of themselves, and answers with their ids in the same order. */
export async function writeBanks(
  transaction: Transaction,
  ownerId: string,
  banks: readonly BankToLoad[],
  now: Date,
): Promise<string[]> {
  const rows = banks.map(({ frontMatter, fileHash }) => {
    const { bank: slug, ...fields } = frontMatter;
    return { id: newId(now), slug, ...fields, file_hash: fileHash };
  });
  const written = await transaction.$queryRaw`
    insert into bank (
      owner_id, id, slug, title, description, language, license, topics, sources, file_hash,
      loaded_at
    )
    select ${ownerId}::uuid, id, slug, title, description, language, license, topics, sources,
      file_hash, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, slug text, title text, description text, language text, license text,
      topics text[], sources jsonb, file_hash text
    )
    on conflict (owner_id, slug) do update set
      title = excluded.title, description = excluded.description, language = excluded.language,
      license = excluded.license, topics = excluded.topics, sources = excluded.sources,
      file_hash = excluded.file_hash, loaded_at = excluded.loaded_at, retired_at = null
    returning id, slug`;
  const ids = new Map(idsSchema.parse(written).map(({ id, slug }) => [slug, id]));
  return rows.map(({ slug, id }) => ids.get(slug) ?? id);
}

/** Takes banks out of every list. Nothing is deleted, because memories hang on their questions. */
export async function retireBanks(
  transaction: Transaction,
  ownerId: string,
  bankIds: readonly string[],
  now: Date,
): Promise<void> {
  if (bankIds.length === 0) return;
  await transaction.$executeRaw`
    update bank set retired_at = ${now}
    where owner_id = ${ownerId}::uuid and id = any(${bankIds}::uuid[])`;
}
