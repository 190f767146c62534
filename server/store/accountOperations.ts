import type { OneTimeLink, Session, WallLink } from '@/lib/domain/account';
import type { PersonId, SessionId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from './dialect';
import type { Call } from './operations';
import type { AccountStores, AuditAsked, Decided, NewPerson, OutsideIdentity, PeopleStore } from './peopleStore';
import { auditActors, auditPage } from './queries/audit';
import { join, makeLink, openLink, openLinks, resetPassword, withdrawLink } from './queries/oneTimeLinks';
import { editPerson, getPerson, hasAdmin, listPeople, personBySubject, personSecrets, setPassword } from './queries/people';
import { beginSecondFactor, confirmSecondFactor, dropSecondFactor, renewRecoveryCodes, takeRecoveryCode, takeStep } from './queries/secondFactor';
import { endAllSessions, endSession, sessionSeen, sessionsOfPerson, standingSessions, startSession } from './queries/sessions';
import { addFailures, failureCounts, forgetFailures } from './queries/signInFailures';
import { addWallLink, listWallLinks, renameWallLink, revokeWallLink, standingWallLinks, wallLinkByToken, wallLinkSeen } from './queries/wallLinks';

/** What is done with the tables of accounts. */
export function accountOperations(db: Db, dialect: Dialect) {
  return {
    listPeople: () => listPeople(db),
    getPerson: (id: PersonId) => getPerson(db, id),
    hasAdmin: () => hasAdmin(db),
    personSecrets: (by: { readonly email: string } | { readonly id: PersonId }) => personSecrets(db, by),
    editPerson: (id: PersonId, patch: Parameters<PeopleStore['edit']>[1], decided: Decided) => editPerson(db, dialect, id, patch, decided),
    setPassword: (id: PersonId, hash: string, keep: SessionId | null, decided: Decided) => setPassword(db, dialect, id, hash, keep, decided),
    beginSecondFactor: (id: PersonId, secret: string) => beginSecondFactor(db, dialect, id, secret),
    confirmSecondFactor: (id: PersonId, step: number, codes: readonly string[], decided: Decided) => confirmSecondFactor(db, dialect, id, step, codes, decided),
    renewRecoveryCodes: (id: PersonId, codes: readonly string[], decided: Decided) => renewRecoveryCodes(db, dialect, id, codes, decided),
    dropSecondFactor: (id: PersonId, decided: Decided) => dropSecondFactor(db, dialect, id, decided),
    takeStep: (id: PersonId, step: number) => takeStep(db, dialect, id, step),
    takeRecoveryCode: (id: PersonId, code: string, at: Instant) => takeRecoveryCode(db, dialect, id, code, at),
    personBySubject: (identity: OutsideIdentity, at: Instant) => personBySubject(db, dialect, identity, at),

    makeLink: (link: OneTimeLink & { readonly tokenHash: string }, by: Actor | null) => makeLink(db, dialect, link, by),
    openLinks: (now: Instant) => openLinks(db, now),
    openLink: (tokenHash: string, now: Instant) => openLink(db, tokenHash, now),
    withdrawLink: (id: string, decided: Decided) => withdrawLink(db, dialect, id, decided),
    join: (tokenHash: string, person: NewPerson, now: Instant) => join(db, dialect, tokenHash, person, now),
    resetPassword: (tokenHash: string, passwordHash: string, now: Instant) => resetPassword(db, dialect, tokenHash, passwordHash, now),

    startSession: (session: Session) => startSession(db, dialect, session),
    standingSessions: (ids: readonly SessionId[], now: Instant) => standingSessions(db, dialect, ids, now),
    sessionsOfPerson: (id: PersonId, now: Instant) => sessionsOfPerson(db, id, now),
    sessionSeen: (id: SessionId, at: Instant, address: string) => sessionSeen(db, dialect, id, at, address),
    endSession: (id: SessionId, owner: PersonId | null, decided: Decided) => endSession(db, dialect, id, owner, decided),
    endAllSessions: (person: PersonId, keep: SessionId | null, decided: Decided) => endAllSessions(db, dialect, person, keep, decided),

    failureCounts: (keys: readonly string[], since: Instant) => failureCounts(db, dialect, keys, since),
    addFailures: (keys: readonly string[], at: Instant, since: Instant) => addFailures(db, dialect, keys, at, since),
    forgetFailures: (key: string) => forgetFailures(db, dialect, key),

    listWallLinks: () => listWallLinks(db),
    addWallLink: (link: WallLink & { readonly tokenHash: string }, by: Actor) => addWallLink(db, dialect, link, by),
    renameWallLink: (id: string, name: string, decided: Decided) => renameWallLink(db, dialect, id, name, decided),
    revokeWallLink: (id: string, decided: Decided) => revokeWallLink(db, dialect, id, decided),
    wallLinkByToken: (tokenHash: string) => wallLinkByToken(db, tokenHash),
    standingWallLinks: (ids: readonly string[]) => standingWallLinks(db, dialect, ids),
    wallLinkSeen: (id: string, at: Instant, from: string) => wallLinkSeen(db, dialect, id, at, from),

    auditPage: (asked: AuditAsked) => auditPage(db, asked),
    auditActors: () => auditActors(db),
  };
}

/** Those of them that need the writer. */
export const ACCOUNT_WRITES = [
  'editPerson',
  'setPassword',
  'beginSecondFactor',
  'confirmSecondFactor',
  'renewRecoveryCodes',
  'dropSecondFactor',
  'takeStep',
  'takeRecoveryCode',
  'personBySubject',
  'makeLink',
  'withdrawLink',
  'join',
  'resetPassword',
  'startSession',
  'sessionSeen',
  'endSession',
  'endAllSessions',
  'addFailures',
  'forgetFailures',
  'addWallLink',
  'renameWallLink',
  'revokeWallLink',
  'wallLinkSeen',
] as const satisfies readonly (keyof ReturnType<typeof accountOperations>)[];

export function accountStores(call: Call): AccountStores {
  return {
    people: {
      list: () => call('listPeople'),
      get: (id) => call('getPerson', id),
      hasAdmin: () => call('hasAdmin'),
      secretsOf: (by) => call('personSecrets', by),
      edit: (id, patch, decided) => call('editPerson', id, patch, decided),
      setPassword: (id, hash, keep, decided) => call('setPassword', id, hash, keep, decided),
      beginSecondFactor: (id, secret) => call('beginSecondFactor', id, secret),
      confirmSecondFactor: (id, step, codes, decided) => call('confirmSecondFactor', id, step, codes, decided),
      renewRecoveryCodes: (id, codes, decided) => call('renewRecoveryCodes', id, codes, decided),
      dropSecondFactor: (id, decided) => call('dropSecondFactor', id, decided),
      takeStep: (id, step) => call('takeStep', id, step),
      takeRecoveryCode: (id, code, at) => call('takeRecoveryCode', id, code, at),
      bySubject: (identity, at) => call('personBySubject', identity, at),
      makeLink: (link, by) => call('makeLink', link, by),
      links: (now) => call('openLinks', now),
      link: (tokenHash, now) => call('openLink', tokenHash, now),
      withdrawLink: (id, decided) => call('withdrawLink', id, decided),
      join: (tokenHash, person, now) => call('join', tokenHash, person, now),
      reset: (tokenHash, passwordHash, now) => call('resetPassword', tokenHash, passwordHash, now),
    },
    sessions: {
      start: (session) => call('startSession', session),
      standing: (ids, now) => call('standingSessions', ids, now),
      ofPerson: (id, now) => call('sessionsOfPerson', id, now),
      seen: (id, at, address) => call('sessionSeen', id, at, address),
      end: (id, owner, decided) => call('endSession', id, owner, decided),
      endAll: (person, keep, decided) => call('endAllSessions', person, keep, decided),
    },
    signInFailures: {
      counts: (keys, since) => call('failureCounts', keys, since),
      add: (keys, at, since) => call('addFailures', keys, at, since),
      forget: (key) => call('forgetFailures', key),
    },
    wallLinks: {
      list: () => call('listWallLinks'),
      add: (link, by) => call('addWallLink', link, by),
      rename: (id, name, decided) => call('renameWallLink', id, name, decided),
      revoke: (id, decided) => call('revokeWallLink', id, decided),
      byToken: (tokenHash) => call('wallLinkByToken', tokenHash),
      standing: (ids) => call('standingWallLinks', ids),
      seen: (id, at, from) => call('wallLinkSeen', id, at, from),
    },
    audit: {
      page: (asked) => call('auditPage', asked),
      actors: () => call('auditActors'),
    },
  };
}
