import type { ApiToken } from '@/lib/domain/apiToken';
import type { BriefingSchedule } from '@/lib/domain/briefingSchedule';
import type { PersonId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Instant } from '@/lib/time/instant';
import type { Decided } from './peopleStore';

/** Keys for people's programs, and briefings by mail. */
export interface TakingStore {
  /** @param tokenHash  SHA-256 of the key, hexadecimal */
  addToken(token: ApiToken, tokenHash: string, by: Actor): Promise<void>;
  /** newest first, revoked and expired ones too */
  tokensOf(personId: PersonId): Promise<ApiToken[]>;
  findToken(tokenHash: string): Promise<ApiToken | undefined>;
  /** False when it is not theirs, or was revoked before. */
  revokeToken(id: string, personId: PersonId, decided: Decided): Promise<boolean>;
  /** Notes that it was used, to the minute: every request of a program would otherwise be a write. */
  touchToken(id: string, now: Instant): Promise<void>;
  schedule(personId: PersonId): Promise<BriefingSchedule | undefined>;
  saveSchedule(schedule: BriefingSchedule): Promise<void>;
  removeSchedule(personId: PersonId): Promise<boolean>;
  /** Those due by now. */
  dueSchedules(now: Instant): Promise<BriefingSchedule[]>;
  /**
   * Moves a due schedule on before its letter is written, so that no other node writes it too.
   * @returns false when another was faster
   */
  claimSchedule(personId: PersonId, due: Instant, nextAt: Instant): Promise<boolean>;
  noteSent(personId: PersonId, sentAt: Instant, failure: string | null): Promise<void>;
}
