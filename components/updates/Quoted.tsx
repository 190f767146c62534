/** Words as they stand in a text, each in quotation marks. */
export function Quoted({ words }: { words: readonly string[] }) {
  return (
    <span>
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ', '}“<span className="underline decoration-ink-3 underline-offset-3">{word}</span>”
        </span>
      ))}
    </span>
  );
}
