import { topicName } from '#app/_question/names';
import { Button, ButtonLink } from '#app/_ui/button';
import { SelectField, type SelectOption } from '#app/_ui/select-field';
import type { BankSummary } from '#server/bank/list-banks';
import type { Wish } from './read-wish';

const dayOptions: SelectOption[] = [
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
  { value: '365', label: 'Last 365 days' },
  { value: 'all', label: 'Whole log' },
];
const aheadOptions: SelectOption[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
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
        <SelectField name="days" title="Days" value={wish.days} options={dayOptions} />
        {withAhead && (
          <SelectField name="ahead" title="Look ahead" value={wish.ahead} options={aheadOptions} />
        )}
        <SelectField
          name="bank"
          title="Bank"
          value={wish.scope.bank ?? ''}
          options={[
            { value: '', label: 'All' },
            ...banks.map(({ slug, title }) => ({ value: slug, label: title })),
          ]}
        />
        <SelectField
          name="topic"
          title="Topic"
          value={wish.scope.topic ?? ''}
          options={[
            { value: '', label: 'All' },
            ...topics.map((topic) => ({ value: topic, label: topicName(topic) })),
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
