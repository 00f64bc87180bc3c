import { kindNames, levelNames, topicName } from '#app/_question/names';
import { Button, ButtonLink } from '#app/_ui/button';
import { SelectField, type SelectOption } from '#app/_ui/select-field';
import type { QuestionFacets } from '#server/bank/question-facets';
import type { QuestionFilter } from '#server/bank/question-filter';

/** A plain form: the filters are in the address, and work before any script has loaded. */
export function QuestionFilters({
  action,
  filter,
  facets,
}: {
  action: string;
  filter: QuestionFilter;
  facets: QuestionFacets;
}) {
  const isFiltered = Boolean(filter.topic || filter.level || filter.kind || filter.text);
  return (
    <search className="mt-3 block">
      <form action={action} className="flex flex-wrap items-end gap-3">
        <label className="grid grow gap-1 md:max-w-72">
          <span className="eyebrow">Words</span>
          <input
            type="search"
            name="text"
            defaultValue={filter.text}
            className="min-h-11 w-full rounded border border-edge bg-raised px-3"
          />
        </label>
        <SelectField
          name="topic"
          title="Topic"
          value={filter.topic ?? ''}
          options={[
            any,
            ...facets.topics.map(({ name, count }) => option(name, topicName(name), count)),
          ]}
        />
        <SelectField
          name="level"
          title="Level"
          value={filter.level ?? ''}
          options={[
            any,
            ...facets.levels.map(({ name, count }) => option(name, levelNames[name], count)),
          ]}
        />
        <SelectField
          name="kind"
          title="Kind"
          value={filter.kind ?? ''}
          options={[
            any,
            ...facets.kinds.map(({ name, count }) => option(name, kindNames[name], count)),
          ]}
        />
        <Button type="submit" tone="primary">
          Show
        </Button>
        {isFiltered && (
          <ButtonLink href={action} tone="quiet">
            Clear
          </ButtonLink>
        )}
      </form>
    </search>
  );
}

const any: SelectOption = { value: '', label: 'Any' };

function option(value: string, name: string, count: number): SelectOption {
  return { value, label: `${name} (${count})` };
}
