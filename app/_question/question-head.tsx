import type { ReactNode } from 'react';
import { InlineProse, Prose } from '#app/_ui/prose';
import type { Level } from '#core/bank/question';
import { levelNames, topicName } from './names';

type Head = {
  titleHtml: string;
  stemHtml: string;
  level: Level;
  topics: string[];
};

/** What is asked, before anything that answers it. `heading` is lower where a page has a title already. */
export function QuestionHead({
  question,
  heading: Heading = 'h1',
  children,
}: {
  question: Head;
  heading?: 'h1' | 'h2';
  children?: ReactNode;
}) {
  return (
    <header>
      <p className="eyebrow flex flex-wrap gap-x-3">
        <span>{levelNames[question.level]}</span>
        {question.topics.length > 0 && <span>{question.topics.map(topicName).join(', ')}</span>}
        {children}
      </p>
      <Heading className="mt-1 max-w-[32ch] text-title md:max-w-[40ch]">
        <InlineProse html={question.titleHtml} />
      </Heading>
      {question.stemHtml && <Prose html={question.stemHtml} className="mt-3" />}
    </header>
  );
}
