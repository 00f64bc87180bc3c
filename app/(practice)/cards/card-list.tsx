import { Flag, NotebookPen, Star } from 'lucide-react';
import Link from 'next/link';
import { ConditionMark } from '#app/_question/condition-mark';
import { ButtonLink } from '#app/_ui/button';
import { cardCondition } from '#core/review/card-condition';
import { formatInterval } from '#core/review/format-interval';
import type { FoundCard } from '#server/review/search-cards';
import { cardsHref } from './cards-href';
import { SessionForm } from './session-form';

type Page = { cards: FoundCard[]; total: number; next: string | null };

export function CardList({ text, found, now }: { text: string; found: Page; now: Date }) {
  if (found.total === 0) {
    return (
      <p role="status" className="mt-6 max-w-[68ch]">
        No card is like that.{' '}
        {text !== '' && (
          <Link href="/cards" className="text-accent underline">
            Show all of them
          </Link>
        )}
      </p>
    );
  }
  return (
    <>
      <SessionForm text={text} total={found.total} />
      <p role="status" className="eyebrow tabular mt-5">
        {found.total} {found.total === 1 ? 'card' : 'cards'}
      </p>
      <ul className="mt-1 border-t border-line">
        {found.cards.map((card) => (
          <li key={card.questionId} className="border-b border-line">
            <Link
              href={`/banks/${card.bankSlug}/${card.key}`}
              className="block py-3 hover:bg-sunken md:flex md:items-baseline md:justify-between md:gap-6"
            >
              <span className="block max-w-[68ch] font-medium">{card.title}</span>
              <CardFacts card={card} now={now} />
            </Link>
          </li>
        ))}
      </ul>
      {found.next && (
        <ButtonLink className="mt-4" href={cardsHref(text, found.next)}>
          Next cards
        </ButtonLink>
      )}
    </>
  );
}

function CardFacts({ card, now }: { card: FoundCard; now: Date }) {
  const { state, isSuspended, recall, lapses } = card;
  const showAt = card.showAt?.getTime() ?? null;
  const condition = cardCondition({ state, showAt, isSuspended }, now.getTime());
  const isBuried = card.buriedUntil !== null && card.buriedUntil > now;
  return (
    <span className="eyebrow tabular flex flex-wrap items-center gap-x-3 md:shrink-0 md:justify-end">
      <ConditionMark condition={condition} />
      {isBuried && <span>buried for today</span>}
      {recall !== null && <span>recall {Math.round(recall * 100)} %</span>}
      {condition === 'known' && showAt !== null && (
        <span>in {formatInterval(showAt - now.getTime())}</span>
      )}
      {lapses > 0 && (
        <span>
          {lapses} {lapses === 1 ? 'lapse' : 'lapses'}
        </span>
      )}
      {card.flag > 0 && (
        <span className="inline-flex items-center gap-1">
          <Flag aria-hidden="true" size={14} /> flag {card.flag}
        </span>
      )}
      {card.isMarked && <Star aria-label="marked" size={14} />}
      {card.hasNote && <NotebookPen aria-label="with a note" size={14} />}
    </span>
  );
}
