import type { Format } from '#core/bank/interchange/format';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction, type Transaction } from '#server/auth/learner-transaction';
import { requireRoom } from '#server/bank/require-room';
import { AppError } from '#server/errors';
import type { Upload } from '#server/interchange/upload';
import { newId } from '#server/uuid';
import { readImport } from './read-import';

export type ImportWish = {
  /** Left out, it is that of the file, or of the folder that holds all files. */
  name?: string;
  format?: Format;
  dialect?: string;
  files: readonly { name: string | null; bytes: Uint8Array }[];
};

const OPEN_MAX = 100;
const READING_MAX = 4;

/**
 * Begins to read what a learner brought, and answers at once; how far it is says `getImport`. Nothing
 * is stored before the learner has seen what was found.
 */
export async function startImport(
  learner: Learner,
  wish: ImportWish,
  now: Date,
): Promise<{ id: string }> {
  const { format, dialect } = wish;
  const name = wish.name?.trim() || nameOf(wish.files);
  const uploads = wish.files.map((file): Upload => {
    return { name: file.name ?? name, bytes: file.bytes, format, dialect };
  });
  const byteCount = uploads.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const id = newId(now);
  await learnerTransaction(learner, async (transaction) => {
    await requireTurn(transaction, learner);
    await requireRoom(transaction, learner, byteCount);
    await transaction.bankImport.create({
      data: {
        ownerId: learner.id,
        id,
        name,
        createdAt: now,
        state: 'reading',
        heardAt: now,
        total: uploads.length,
        byteCount,
      },
    });
  });
  void readImport({ ownerId: learner.id, id }, uploads);
  return { id };
}

/** So that one learner can neither fill the disk nor keep everybody else waiting. */
async function requireTurn(transaction: Transaction, learner: Learner): Promise<void> {
  const countOf = (states: string[]) =>
    transaction.bankImport.count({ where: { ownerId: learner.id, state: { in: states } } });
  if ((await countOf(['reading'])) >= READING_MAX) {
    const message = `${READING_MAX} of your imports are being read. Wait for one, or cancel it.`;
    throw new AppError('limit-reached', message);
  }
  if ((await countOf(['reading', 'ready'])) >= OPEN_MAX) {
    const message = `You have ${OPEN_MAX} imports that are neither stored nor cancelled. Cancel some.`;
    throw new AppError('limit-reached', message);
  }
}

function nameOf(files: ImportWish['files']): string {
  const names = files.map(({ name }) => name ?? 'Untitled');
  if (names.length === 1) return names[0] ?? 'Untitled';
  const folders = new Set(names.map((name) => name.split('/')[0]));
  const [folder] = folders;
  const isFolder = folders.size === 1 && names.every((name) => name.includes('/'));
  return isFolder && folder ? folder : `${names.length} files`;
}
