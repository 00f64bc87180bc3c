import { Button, ButtonLink } from '#app/_ui/button';
import type { SearchProblem } from '#core/review/search/search';

const PROBLEM_ID = 'search-problem';

/** A plain form: the search is in the address, and works before any script has loaded. */
export function SearchForm({ text, problem }: { text: string; problem: SearchProblem | null }) {
  return (
    <search className="mt-3 block">
      <form action="/cards" className="flex flex-wrap items-end gap-3">
        <label className="grid min-w-0 grow gap-1 md:max-w-xl">
          <span className="eyebrow">Search</span>
          <input
            type="search"
            name="search"
            defaultValue={text}
            placeholder="is:due topic:services -flag:1"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? PROBLEM_ID : undefined}
            className="min-h-11 w-full rounded border border-edge bg-raised px-3 font-mono aria-invalid:border-failed"
          />
        </label>
        <Button type="submit" tone="primary">
          Find
        </Button>
        {text !== '' && (
          <ButtonLink href="/cards" tone="quiet">
            Clear
          </ButtonLink>
        )}
      </form>
      {problem && <Problem text={text} problem={problem} />}
    </search>
  );
}

function Problem({ text, problem }: { text: string; problem: SearchProblem }) {
  const place = problem.column - 1;
  return (
    <div id={PROBLEM_ID} role="alert" className="mt-3 border-s-2 border-failed ps-4">
      <p>
        {problem.message} <span className="text-muted">(Character {problem.column}.)</span>
      </p>
      <p className="mt-1 overflow-x-auto font-mono text-small whitespace-pre">
        {text.slice(0, place)}
        <mark className="bg-transparent text-failed underline decoration-wavy underline-offset-4">
          {text.slice(place, place + 12) || ' '}
        </mark>
        {text.slice(place + 12)}
      </p>
    </div>
  );
}
