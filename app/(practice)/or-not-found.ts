import { notFound } from 'next/navigation';
import { AppError } from '#server/errors';

/** What the work gives, or the page that says there is nothing here: also for what is someone else's. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
