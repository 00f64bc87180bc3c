import { dayStartsAt, learnerDay } from '#core/review/learner-day';
import { LEECH_LAPSES_MIN } from '#core/review/leech';
import type { Scheduling } from '#core/review/scheduling';
import type {
  Comparison,
  Search,
  SearchName,
  SearchProperty,
  SearchState,
} from '#core/review/search/search';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { shownQuestions } from '#server/bank/question-filter';
import { recallIn } from './recall-in';

/** Whose cards, when, and by which memory. */
export type SearchContext = {
  /** Null where somebody is not known yet: every card is new to them. */
  learner: Learner | null;
  now: Date;
  timeZone: string;
  scheduling: Scheduling;
};

/**
 * The tables that `searchCondition` speaks of: `card` and `marks` are null where a question was never
 * studied or marked. Retired questions and banks are for the caller to leave out.
 */
export function searchedCards({ learner }: SearchContext): Prisma.Sql {
  return Prisma.sql`
    ${shownQuestions}
    left join card on card.owner_id = ${learner?.id ?? null}::uuid and card.question_id = question.id
    left join card_marks as marks
      on marks.owner_id = ${learner?.id ?? null}::uuid and marks.question_id = question.id`;
}

/** A search as a condition that is true or false for every question, never null. */
export function searchCondition(search: Search, context: SearchContext): Prisma.Sql {
  switch (search.is) {
    case 'all':
      return joined(search.of, ' and ', context, Prisma.sql`true`);
    case 'any':
      return joined(search.of, ' or ', context, Prisma.sql`false`);
    case 'not':
      return Prisma.sql`(not ${searchCondition(search.of, context)})`;
    case 'words':
      return Prisma.sql`concat_ws(' ', version.title, version.stem, version.answer) ilike ${within(search.text)}`;
    case 'note':
      return Prisma.sql`(marks.note <> '' and marks.note ilike ${within(search.text)}) is true`;
    case 'name':
      return named(search.name, search.value);
    case 'state':
      return states[search.state](context);
    case 'flag':
      return Prisma.sql`coalesce(marks.flag, 0) = ${search.flag}`;
    case 'has':
      return parts[search.part];
    case 'property':
      return Prisma.sql`(${properties[search.property](context)} ${signs[search.comparison]} ${search.value}::float8) is true`;
    case 'rated':
      return rated(search.days, search.grade, context);
    case 'introduced':
      return Prisma.sql`(${rated(search.days, null, context)} and not exists (
        ${reviewsOf(context)} and review.reviewed_at < ${daysAgo(search.days, context)}))`;
  }
}

function joined(
  of: readonly Search[],
  between: string,
  context: SearchContext,
  none: Prisma.Sql,
): Prisma.Sql {
  if (of.length === 0) return none;
  const conditions = of.map((each) => searchCondition(each, context));
  return Prisma.sql`(${Prisma.join(conditions, between)})`;
}

function named(name: SearchName, value: string): Prisma.Sql {
  const pattern = asPattern(value);
  switch (name) {
    case 'bank':
      return Prisma.sql`bank.slug ilike ${pattern}`;
    case 'topic':
      return Prisma.sql`exists (select from unnest(version.topics) as topic where topic ilike ${pattern})`;
    case 'level':
      return Prisma.sql`version.level ilike ${pattern}`;
    case 'kind':
      return Prisma.sql`version.kind ilike ${pattern}`;
    case 'source':
      return Prisma.sql`(
        version.source_name ilike ${pattern}
        or concat(version.source_name, '#', version.source_section) ilike ${pattern}
      ) is true`;
    case 'key':
      return Prisma.sql`question.key ilike ${pattern}`;
  }
}

const states: Record<SearchState, (context: SearchContext) => Prisma.Sql> = {
  new: () => Prisma.sql`card.question_id is null`,
  learning: () => Prisma.sql`(card.state in ('learning', 'relearning')) is true`,
  due: ({ now }) => Prisma.sql`(card.show_at <= ${now}) is true`,
  review: () => Prisma.sql`(card.state = 'review') is true`,
  lapsed: () => Prisma.sql`(card.state = 'relearning') is true`,
  suspended: () => Prisma.sql`coalesce(marks.is_suspended, false)`,
  buried: ({ now }) => Prisma.sql`(marks.buried_until > ${now}) is true`,
  marked: () => Prisma.sql`coalesce(marks.is_marked, false)`,
  leech: () => Prisma.sql`(card.lapses >= ${LEECH_LAPSES_MIN}) is true`,
};

const parts = {
  note: Prisma.sql`(marks.note <> '') is true`,
  sim: Prisma.sql`version.sim is not null`,
  hint: Prisma.sql`version.hint is not null`,
};

/** Null for a question that was never studied, which no comparison is true of. */
const properties: Record<SearchProperty, (context: SearchContext) => Prisma.Sql> = {
  stability: () => Prisma.sql`card.stability`,
  difficulty: () => Prisma.sql`card.difficulty`,
  recall: ({ now, scheduling }) => recallIn(scheduling, now),
  interval: () => Prisma.sql`extract(epoch from card.due_at - card.last_reviewed_at) / 86400`,
  reviews: () => Prisma.sql`card.reps`,
  lapses: () => Prisma.sql`card.lapses`,
};

const signs: Record<Comparison, Prisma.Sql> = {
  '<': Prisma.raw('<'),
  '<=': Prisma.raw('<='),
  '=': Prisma.raw('='),
  '!=': Prisma.raw('<>'),
  '>=': Prisma.raw('>='),
  '>': Prisma.raw('>'),
};

function rated(days: number, grade: number | null, context: SearchContext): Prisma.Sql {
  const isSo = grade === null ? Prisma.sql`true` : Prisma.sql`review.grade = ${grade}`;
  return Prisma.sql`exists (
    ${reviewsOf(context)} and review.reviewed_at >= ${daysAgo(days, context)} and ${isSo})`;
}

/** What was not taken back. */
function reviewsOf({ learner }: SearchContext): Prisma.Sql {
  return Prisma.sql`
    select from review
    where review.owner_id = ${learner?.id ?? null}::uuid and review.question_id = question.id
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )`;
}

/** Where the learner's last so many days begin, today among them. */
function daysAgo(days: number, { now, timeZone }: SearchContext): Date {
  return new Date(dayStartsAt(learnerDay(now.getTime(), timeZone) - days + 1, timeZone));
}

function within(text: string): string {
  return `%${asPattern(text)}%`;
}

/** `*` stands for anything; everything else for itself. */
function asPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}
