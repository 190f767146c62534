import type { PersonId } from '@/lib/domain/ids';
import { foldWord as fold } from '@/lib/language/fold';

export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
}

/**
 * Whom a comment names: `@` and a full name, or a first name that only one person of the desk bears. Accents and case do not matter; the longest
 * name that fits is meant.
 * @returns each once, in the order of the text
 */
export function findMentions(text: string, colleagues: readonly Colleague[]): PersonId[] {
  const named = namesOf(colleagues);
  const found: PersonId[] = [];
  const folded = fold(text.normalize('NFC'));
  for (let at = folded.indexOf('@'); at !== -1; at = folded.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}.]/u.test(folded[at - 1] as string)) continue;
    const rest = folded.slice(at + 1);
    const hit = named.find(([name]) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
    if (hit && !found.includes(hit[1])) found.push(hit[1]);
  }
  return found;
}

/** What may stand after an `@`, longest first. */
function namesOf(colleagues: readonly Colleague[]): [string, PersonId][] {
  const firsts = new Map<string, PersonId[]>();
  for (const { id, name } of colleagues) {
    const first = fold(name.normalize('NFC')).split(/\s+/)[0] ?? '';
    firsts.set(first, [...(firsts.get(first) ?? []), id]);
  }
  const whole = colleagues.map(({ id, name }) => [fold(name.normalize('NFC')), id] as [string, PersonId]);
  const short = [...firsts].flatMap(([name, ids]) => (ids.length === 1 ? [[name, ids[0]] as [string, PersonId]] : []));
  return [...whole, ...short].filter(([name]) => name !== '').sort(([a], [b]) => b.length - a.length);
}

/** The beginning of a name that is being typed after an `@` at the end of a text; null where none is. */
export const nameBegun = (text: string): string | null => /(?:^|[^\p{L}\p{N}.])@([\p{L}\p{N}'’-]*)$/u.exec(text)?.[1] ?? null;
