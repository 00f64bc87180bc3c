type Props = {
  name: string;
  label: string;
  unit: string;
  /** What it changes, in a sentence. */
  note: string;
  value: number;
  min: number;
  max: number;
};

/** A whole number with its unit; the browser refuses what is out of bounds. */
export function NumberField({ name, label, unit, note, ...bounds }: Props) {
  const noteId = `${name}-note`;
  const { value, min, max } = bounds;
  return (
    <div>
      <label className="font-semibold" htmlFor={name}>
        {label}
      </label>
      <p id={noteId} className="text-muted">
        {note}
      </p>
      <p className="mt-1 flex items-center gap-2">
        <input
          id={name}
          name={name}
          type="number"
          inputMode="numeric"
          required
          min={min}
          max={max}
          step={1}
          defaultValue={value}
          aria-describedby={noteId}
          className="tabular min-h-11 w-28 rounded border border-edge bg-raised px-3"
        />
        {unit}
        <span className="eyebrow">
          {min} to {max}
        </span>
      </p>
    </div>
  );
}
