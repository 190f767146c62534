/** In the place of a drawing: that there is nothing to draw, or that it did not come, with what can be done. */
export function Undrawn({ message, note, action, onAction }: { message: string; note?: string; action?: string; onAction?: () => void }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 border-y border-rule-2 px-4 text-center text-ink-2">
      <p className="t-quote">{message}</p>
      {note && <p>{note}</p>}
      {action && (
        <button type="button" className="action" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}

/** The layout holds; nothing spins. */
export function Awaited({ words }: { words: string }) {
  return (
    <div className="flex h-full flex-col justify-between border-b border-ink-3 pb-px">
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="border-t border-rule-2" />
      ))}
      <p className="text-ink-2">{words}</p>
    </div>
  );
}
