import { z } from 'zod';
import { handleWrite, noParams } from '../handle-request';

/** Makes a browser known, if it is not: who sends what they cannot send twice does this first. */
export const POST = handleWrite({ body: z.object({}), params: noParams }, async () => ({}));
