import { DAY, type Instant } from '@/lib/time/instant';
import { instant } from '@/lib/time/instant';
import type { PeopleStore } from '../store/peopleStore';
import { hashToken, makeId, makeToken } from './tokens';

/** A terminal scrolls and a start is repeated: the link of the latest start is the one that works. */
const LASTS_MS = 7 * DAY;

/**
 * A link that makes the first admin, while there is none. Whoever reads the terminal or the log of the desk may set it up.
 * @returns the link; null when somebody manages the desk already
 */
export async function firstAdminLink(people: PeopleStore, address: string, now: Instant): Promise<string | null> {
  if (await people.hasAdmin()) return null;
  const token = makeToken();
  await people.makeLink({ id: makeId(), tokenHash: hashToken(token), kind: 'first-admin', role: 'admin', email: null, personId: null, madeBy: '', madeAt: now, expiresAt: instant(now + LASTS_MS) }, null);
  return `${address}/setup?token=${token}`;
}
