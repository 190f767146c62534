/** A row of words of which one is in force. */
export function Choices<Value extends string>({ label, values, words, chosen, onChoose }: { label: string; values: readonly Value[]; words: (value: Value) => string; chosen: Value | null; onChoose: (value: Value) => void }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-x-4">
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className="min-h-6 min-w-6 text-ink-2 aria-pressed:font-strong aria-pressed:text-ink aria-pressed:shadow-[0_2px_0_var(--ink)]"
        >
          {words(value)}
        </button>
      ))}
    </div>
  );
}
