'use client';

/** One of a few, by radio buttons on one line. */
export function Choice<T extends string>({ legend, name, value, options, onChange }: { legend: string; name: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  return (
    <fieldset>
      <legend className="t-small font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map(([option, label]) => (
          <label key={option} className="flex min-h-6 items-center gap-1.5">
            <input type="radio" name={name} value={option} checked={value === option} onChange={() => onChange(option)} /> {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
