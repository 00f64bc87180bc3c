/** Names a question, whoever owns it. */
export type QuestionRef = { questionId: string; questionOwnerId: string };
