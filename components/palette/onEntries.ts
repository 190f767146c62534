import { togglePinned, toggleRead } from '@/components/stories/readerMarks';

/** What the letter keys do to the entries of a stream, wherever it is drawn. */

const ENTRY = '[data-stream] [data-entry]';

export function entryAt(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(ENTRY) ?? null;
}

/** Moves the focus to the next entry (or the one before), or to the first in view. @returns whether there was one */
export function moveBy(step: 1 | -1): boolean {
  const entries = [...document.querySelectorAll<HTMLElement>(ENTRY)];
  const at = entries.indexOf(entryAt(document.activeElement)!);
  const next = at === -1 ? firstInView(entries) : entries[at + step];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function firstInView(entries: readonly HTMLElement[]): HTMLElement | undefined {
  const top = entries[0]?.closest('[data-stream]')?.getBoundingClientRect().top ?? 0;
  return entries.find((entry) => entry.getBoundingClientRect().bottom > top + 1) ?? entries[0];
}

/** Unfolds a story; of a single update, goes to where its marks are explained. */
export function openEntry(entry: HTMLElement): void {
  entry.querySelector<HTMLElement>('[data-key="enter"]')?.click();
}

/** The publisher's page, in a window that knows nothing of us. */
export function openLink(entry: HTMLElement): void {
  if (entry.dataset.link) window.open(entry.dataset.link, '_blank', 'noopener,noreferrer');
}

/** @returns whether it is pinned now; null when it is in no story yet */
export function pinEntry(entry: HTMLElement): boolean | null {
  return entry.dataset.story ? togglePinned(entry.dataset.story) : null;
}

/** @returns whether it is read now */
export function readEntry(entry: HTMLElement): boolean {
  return toggleRead(entry.dataset.entry ?? '', Number(entry.dataset.at));
}
