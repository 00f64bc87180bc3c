import { Button } from '#app/_ui/button';

/** A sitting of the cards that were found: a plain form that leads to the review. */
export function SessionForm({ text, total }: { text: string; total: number }) {
  return (
    <form
      action="/review"
      aria-label="Review what was found"
      className="mt-5 flex flex-wrap items-end gap-3"
    >
      {text !== '' && <input type="hidden" name="search" value={text} />}
      <label className="grid gap-1">
        <span className="eyebrow">Which of them</span>
        <select name="ahead" className="min-h-11 rounded border border-edge bg-raised px-3">
          <option value="0">due now, and new</option>
          <option value="1">due by tomorrow, too</option>
          <option value="3">due in 3 days, too</option>
          <option value="7">due in 7 days, too</option>
          <option value="all">all {total}, due or not</option>
        </select>
      </label>
      <label className="grid gap-1">
        <span className="eyebrow">For how long</span>
        <select name="minutes" className="min-h-11 rounded border border-edge bg-raised px-3">
          <option value="">as long as it takes</option>
          {[5, 10, 20, 30].map((minutes) => (
            <option key={minutes} value={minutes}>
              about {minutes} minutes
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Review them</Button>
    </form>
  );
}
