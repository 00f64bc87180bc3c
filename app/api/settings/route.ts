import { z } from 'zod';
import { learnerSettingsSchema } from '#core/review/submitted-settings';
import { findSettings, saveSettings } from '#server/review/learner-settings';
import { handleRead, handleWrite, noParams } from '../handle-request';

export const GET = handleRead(z.object({}), (learner) => findSettings(learner));

/** All of them at once; answers with what holds now. */
export const PUT = handleWrite(
  { body: learnerSettingsSchema, params: noParams },
  (learner, { body }, now) => saveSettings(learner, body, now),
);
