import type { ApiToken } from '@/lib/domain/apiToken';
import type { BriefingSchedule } from '@/lib/domain/briefingSchedule';
import type { PersonId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from './dialect';
import type { Call } from './operations';
import type { Decided } from './peopleStore';
import { addToken, claimSchedule, dueSchedules, findToken, getSchedule, noteSent, removeSchedule, revokeToken, saveSchedule, tokensOf, touchToken } from './queries/taking';
import type { TakingStore } from './takingStore';

/** What is done with tokens and briefings by mail. */
export function takingOperations(db: Db, dialect: Dialect) {
  return {
    addToken: (token: ApiToken, tokenHash: string, by: Actor) => addToken(db, dialect, token, tokenHash, by),
    tokensOf: (person: PersonId) => tokensOf(db, person),
    findToken: (tokenHash: string) => findToken(db, tokenHash),
    revokeToken: (id: string, person: PersonId, decided: Decided) => revokeToken(db, dialect, id, person, decided),
    touchToken: (id: string, now: Instant) => touchToken(db, dialect, id, now),
    getSchedule: (person: PersonId) => getSchedule(db, person),
    saveSchedule: (schedule: BriefingSchedule) => saveSchedule(db, dialect, schedule),
    removeSchedule: (person: PersonId) => removeSchedule(db, dialect, person),
    dueSchedules: (now: Instant) => dueSchedules(db, now),
    claimSchedule: (person: PersonId, due: Instant, nextAt: Instant) => claimSchedule(db, dialect, person, due, nextAt),
    noteSent: (person: PersonId, sentAt: Instant, failure: string | null) => noteSent(db, dialect, person, sentAt, failure),
  };
}

/** Those of them that need the writer. */
export const TAKING_WRITES = ['addToken', 'revokeToken', 'touchToken', 'saveSchedule', 'removeSchedule', 'claimSchedule', 'noteSent'] as const;

export const takingStore = (call: Call): TakingStore => ({
  addToken: (token, tokenHash, by) => call('addToken', token, tokenHash, by),
  tokensOf: (person) => call('tokensOf', person),
  findToken: (tokenHash) => call('findToken', tokenHash),
  revokeToken: (id, person, decided) => call('revokeToken', id, person, decided),
  touchToken: (id, now) => call('touchToken', id, now),
  schedule: (person) => call('getSchedule', person),
  saveSchedule: (schedule) => call('saveSchedule', schedule),
  removeSchedule: (person) => call('removeSchedule', person),
  dueSchedules: (now) => call('dueSchedules', now),
  claimSchedule: (person, due, nextAt) => call('claimSchedule', person, due, nextAt),
  noteSent: (person, sentAt, failure) => call('noteSent', person, sentAt, failure),
});
