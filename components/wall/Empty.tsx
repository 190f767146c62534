/** In the place of a scene's content: that there is none, or none yet. */
export function Empty({ words }: { words: string }) {
  return <p className="wall-empty">{words}</p>;
}
