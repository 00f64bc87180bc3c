'use client';

/** One line, as typed: the grader reads numbers, units and spaces. */
export function TextInput({
  label,
  text,
  isWide = false,
  onChange,
}: {
  label: string;
  text: string;
  isWide?: boolean;
  onChange: (text: string) => void;
}) {
  return (
    <label className={`mt-5 grid gap-2 ${isWide ? 'max-w-[46rem]' : 'max-w-60'}`}>
      <span className="eyebrow">{label}</span>
      <input
        value={text}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="min-h-11 rounded border border-edge bg-raised px-3 font-mono"
      />
    </label>
  );
}
