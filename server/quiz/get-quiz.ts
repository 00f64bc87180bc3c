import { assert } from '#core/assert';
import { gradeResponse } from '#core/quiz/grade-response';
import { type Response, responseSchema } from '#core/quiz/response';
import { toShown } from '#core/quiz/to-authored';
import type { Learner } from '#server/auth/learner';
import { getQuestionBodies, type QuestionBody } from '#server/bank/get-question-bodies';
import { getQuestionVersions } from '#server/bank/get-question-versions';
import type { RenderedQuestion } from '#server/bank/rendered-question';
import { askQuestion } from './ask-question';
import type { AskedQuestion } from './asked-question';
import { type FoundSession, findSession, versionOf } from './find-session';
import { meanScore } from './mean-score';
import { shownOrder } from './shown-order';

/** A session that runs: nothing in it tells a key. A response counts by places as shown. */
export type RunningQuiz = QuizHead & {
  finishedAt: null;
  questions: (AskedQuestion & { position: number; response: Response | null })[];
};

/** A session that is over: everything. Responses and parts count by positions as authored. */
export type FinishedQuiz = QuizHead & {
  finishedAt: Date;
  /** 0 to 1, unanswered questions counting as 0. */
  score: number;
  questions: QuizResult[];
};

export type QuizResult = {
  position: number;
  question: RenderedQuestion;
  /** At each place that was shown, the position as authored; empty for kinds without choices. */
  order: number[];
  response: Response | null;
  score: number;
  /** As a grader says; empty when there was no answer. */
  parts: boolean[];
};

type QuizHead = { id: string; startedAt: Date; topics: string[]; kinds: string[] };

/** Throws `not-found` unless the session is the learner's own. */
export async function getQuiz(
  learner: Learner | null,
  sessionId: string,
): Promise<RunningQuiz | FinishedQuiz> {
  const session = await findSession(learner, sessionId);
  const versions = session.answers.map(versionOf);
  const [questions, bodies] = await Promise.all([
    getQuestionVersions(versions),
    getQuestionBodies(versions),
  ]);
  const { id, startedAt, topics, kinds, finishedAt } = session;
  const head = { id, startedAt, topics, kinds };
  const places = session.answers.map((answer, index) => {
    const question = questions[index];
    const source = bodies[index];
    assert(question && source, 'a session asks versions that are stored');
    const order = shownOrder(question.body, session.seed, answer.position);
    return { answer, question, source, order, response: readResponse(answer) };
  });
  if (finishedAt === null) return { ...head, finishedAt, questions: places.map(asked) };
  return { ...head, finishedAt, score: meanScore(session.answers), questions: places.map(result) };
}

type Place = {
  answer: FoundSession['answers'][number];
  question: RenderedQuestion;
  source: QuestionBody;
  order: number[];
  response: Response | null;
};

function asked({ answer, question, order, response }: Place): RunningQuiz['questions'][number] {
  return {
    ...askQuestion(question, order),
    position: answer.position,
    response: response && toShown(response, order),
  };
}

function result({ answer, question, source, order, response }: Place): QuizResult {
  return {
    position: answer.position,
    question,
    order,
    response,
    score: answer.score ?? 0,
    parts: response ? gradeResponse(source.body, source.keyPoints, response).parts : [],
  };
}

function readResponse({ response }: FoundSession['answers'][number]): Response | null {
  return response === null ? null : responseSchema.parse(response);
}
