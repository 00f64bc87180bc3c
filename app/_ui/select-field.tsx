export type SelectOption = { value: string; label: string };

/** A choice from a list in a plain form, with its name above. */
export function SelectField({
  name,
  title,
  value,
  options,
}: {
  name: string;
  title: string;
  value?: string;
  options: readonly SelectOption[];
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
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
