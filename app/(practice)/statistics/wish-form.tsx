import { topicName } from '#app/_question/names';
import { Button, ButtonLink } from '#app/_ui/button';
import type { BankSummary } from '#server/bank/list-banks';
import type { Wish } from './read-wish';

type Option = { value: string; name: string };

const dayOptions: Option[] = [
  { value: '30', name: 'Last 30 days' },
  { value: '90', name: 'Last 90 days' },
  { value: '365', name: 'Last 365 days' },
  { value: 'all', name: 'Whole log' },
];
const aheadOptions: Option[] = [
  { value: '7', name: '7 days' },
  { value: '30', name: '30 days' },
  { value: '90', name: '90 days' },
];

/** A plain form: what is asked for is in the address, and works before any script has loaded. */
export function WishForm({
  action,
  wish,
  banks,
  withAhead = false,
}: {
  action: string;
  wish: Wish;
  banks: readonly BankSummary[];
  withAhead?: boolean;
}) {
  const topics = [...new Set(banks.flatMap((bank) => bank.topics.map(({ name }) => name)))];
  const isNarrowed = wish.scope.bank !== undefined || wish.scope.topic !== undefined;
  return (
    <search className="mt-4 block" data-screen-only>
      <form action={action} className="flex flex-wrap items-end gap-3">
        <Select name="days" title="Days" value={wish.days} options={dayOptions} />
        {withAhead && (
          <Select name="ahead" title="Look ahead" value={wish.ahead} options={aheadOptions} />
        )}
        <Select
          name="bank"
          title="Bank"
          value={wish.scope.bank ?? ''}
          options={[
            { value: '', name: 'All' },
            ...banks.map(({ slug, title }) => ({ value: slug, name: title })),
          ]}
        />
        <Select
          name="topic"
          title="Topic"
          value={wish.scope.topic ?? ''}
          options={[
            { value: '', name: 'All' },
            ...topics.map((topic) => ({ value: topic, name: topicName(topic) })),
          ]}
        />
        <Button type="submit">Show</Button>
        {isNarrowed && (
          <ButtonLink href={`${action}?days=${wish.days}`} tone="quiet">
            Clear
          </ButtonLink>
        )}
      </form>
    </search>
  );
}

function Select({
  name,
  title,
  value,
  options,
}: {
  name: string;
  title: string;
  value: string;
  options: readonly Option[];
}) {
  return (
    <label className="grid min-w-32 grow gap-1 md:max-w-64 md:grow-0">
      <span className="eyebrow">{title}</span>
      <select
        name={name}
        defaultValue={value}
        className="min-h-11 w-full rounded border border-edge bg-raised px-3"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
