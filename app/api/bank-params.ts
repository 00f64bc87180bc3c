import { z } from 'zod';

/** The address of a bank, of the library or of a learner's own. */
export const bankParams = z.object({ bank: z.string().min(1).max(200) });
