import { kindNames, levelNames, topicName } from '#app/_question/names';
import { Button, ButtonLink } from '#app/_ui/button';
import type { QuestionFacets } from '#server/bank/question-facets';
import type { QuestionFilter } from '#server/bank/question-filter';

type Option = { value: string; label: string };

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
        <Select
          name="topic"
          title="Topic"
          value={filter.topic}
          options={facets.topics.map(({ name, count }) => option(name, topicName(name), count))}
        />
        <Select
          name="level"
          title="Level"
          value={filter.level}
          options={facets.levels.map(({ name, count }) => option(name, levelNames[name], count))}
        />
        <Select
          name="kind"
          title="Kind"
          value={filter.kind}
          options={facets.kinds.map(({ name, count }) => option(name, kindNames[name], count))}
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

function Select({
  name,
  title,
  value,
  options,
}: {
  name: string;
  title: string;
  value: string | undefined;
  options: Option[];
}) {
  return (
    <label className="grid min-w-32 grow gap-1 md:grow-0">
      <span className="eyebrow">{title}</span>
      <select
        name={name}
        defaultValue={value ?? ''}
        className="min-h-11 w-full rounded border border-edge bg-raised px-3"
      >
        <option value="">Any</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function option(value: string, name: string, count: number): Option {
  return { value, label: `${name} (${count})` };
}
