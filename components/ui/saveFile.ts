/** A browser takes hold of a file in a process of its own, which may be busy: let go of before that, nothing is saved, and nobody is told. */
const HOLD_MS = 60_000;

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), HOLD_MS);
}
