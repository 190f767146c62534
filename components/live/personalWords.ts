import type { PersonalNotice } from '@/lib/domain/personalNotice';

/** Something of the person's has moved; null: the line was away, so anything may have. */
export type PersonalListener = (notice: PersonalNotice | null) => void;

const listeners = new Set<PersonalListener>();

/** A page has one line, so it has one list of those who wait for a word. @returns stops listening */
export function listenPersonal(listener: PersonalListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const tellPersonal: PersonalListener = (notice) => [...listeners].forEach((listener) => listener(notice));
