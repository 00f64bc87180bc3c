import Link from 'next/link';
import { kindNames, levelNames, topicName } from '#app/_question/names';
import { ButtonLink } from '#app/_ui/button';
import type { FoundQuestions } from '#server/bank/list-questions';
import type { QuestionFilter } from '#server/bank/question-filter';
import { filterHref } from './read-filter';

export function QuestionList({
  action,
  filter,
  found,
}: {
  action: string;
  filter: QuestionFilter;
  found: FoundQuestions;
}) {
  if (found.total === 0) {
    return (
      <p className="mt-6">
        No question fits.{' '}
        <Link href={action} className="text-accent underline">
          Clear the filters
        </Link>{' '}
        or look for another word.
      </p>
    );
  }
  return (
    <>
      <p role="status" className="eyebrow tabular mt-5">
        {found.total} {found.total === 1 ? 'question' : 'questions'}
      </p>
      <ul className="mt-1 border-t border-line">
        {found.questions.map((question) => (
          <li key={question.id} className="border-b border-line">
            <Link
              href={`/banks/${question.bankSlug}/${question.key}`}
              className="block py-3 hover:bg-sunken md:flex md:items-baseline md:justify-between md:gap-6"
            >
              <span className="block max-w-[68ch] font-medium">{question.title}</span>
              <span className="eyebrow md:shrink-0 md:text-end">
                {kindNames[question.kind]} · {levelNames[question.level]}
                {question.topics.length > 0 && ` · ${question.topics.map(topicName).join(', ')}`}
                {question.hasSim && ' · runs'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {found.next && (
        <ButtonLink className="mt-4" href={filterHref(action, filter, { after: found.next })}>
          Next questions
        </ButtonLink>
      )}
    </>
  );
}
