import { personId } from '@/lib/domain/ids';
import type { Person, Role } from '@/lib/domain/person';
import { DAY, shift } from '@/lib/time/instant';
import type { Store } from '@/server/store/store';
import { NOON } from './made';

/** Somebody who came by an invitation. */
export async function madePerson(store: Pick<Store, 'people'>, name: string, role: Role = 'viewer'): Promise<Person> {
  const link = { id: `of-${name}`, tokenHash: `hash-of-${name}`, kind: 'invitation' as const, role, email: null, personId: null, madeBy: 'Ana', madeAt: NOON, expiresAt: shift(NOON, DAY) };
  await store.people.makeLink(link, null);
  const joined = await store.people.join(link.tokenHash, { id: personId(name), name, email: `${name}@example.org`, passwordHash: `hashed-${name}` }, NOON);
  if (!joined.ok) throw new Error(joined.error);
  return joined.value;
}
