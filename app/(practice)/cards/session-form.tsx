import { Button } from '#app/_ui/button';
import { SelectField, type SelectOption } from '#app/_ui/select-field';

const aheadOptions: SelectOption[] = [
  { value: '0', label: 'due now, and new' },
  { value: '1', label: 'due by tomorrow, too' },
  { value: '3', label: 'due in 3 days, too' },
  { value: '7', label: 'due in 7 days, too' },
];
const minuteOptions: SelectOption[] = [
  { value: '', label: 'as long as it takes' },
  ...[5, 10, 20, 30].map((count) => ({ value: String(count), label: `about ${count} minutes` })),
];

/** A sitting of the cards that were found: a plain form that leads to the review. */
export function SessionForm({ text, total }: { text: string; total: number }) {
  return (
    <form
      action="/review"
      aria-label="Review what was found"
      className="mt-5 flex flex-wrap items-end gap-3"
    >
      {text !== '' && <input type="hidden" name="search" value={text} />}
      <SelectField
        name="ahead"
        title="Which of them"
        options={[...aheadOptions, { value: 'all', label: `all ${total}, due or not` }]}
      />
      <SelectField name="minutes" title="For how long" options={minuteOptions} />
      <Button type="submit">Review them</Button>
    </form>
  );
}
