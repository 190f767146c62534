import type { OneTimeLink } from '@/lib/domain/account';
import type { Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { InvitationsAnswer, MeAnswer, PeopleAnswer, SessionsAnswer, WallLinksAnswer } from '@/lib/protocol/accounts';
import type { Problem } from '@/lib/protocol/problem';
import { hashToken } from '../auth/tokens';
import { requireServices } from '../services';
import { answering } from './answering';

const NO_ACCOUNT: Problem = { code: 'forbidden', message: 'the desk’s key has no account of its own' };

/** One's own account. Errors: `forbidden` for who has none; `store-unavailable`, as all of these. */
export function myAccount(actor: Actor): Promise<Result<MeAnswer, Problem>> {
  return answering(async () => {
    if (actor.kind !== 'person' && actor.kind !== 'token') return err(NO_ACCOUNT);
    const secrets = await requireServices().store.people.secretsOf({ id: actor.person.id });
    if (!secrets) return err(NO_ACCOUNT);
    const { person, passwordHash, secondFactor, recoveryCodesLeft } = secrets;
    return ok({ person, hasPassword: passwordHash !== null, hasSecondFactor: secondFactor?.confirmedAt != null, recoveryCodesLeft });
  });
}

/** One's own sessions, the newest first. */
export function mySessions(actor: Actor): Promise<Result<SessionsAnswer, Problem>> {
  return answering(async () => {
    if (actor.kind !== 'person') return err(NO_ACCOUNT);
    const { store, now } = requireServices();
    const sessions = await store.sessions.ofPerson(actor.person.id, now());
    return ok({ sessions: sessions.map((session) => ({ ...session, isHere: session.id === actor.sessionId })) });
  });
}

export const everybody = (): Promise<Result<PeopleAnswer, Problem>> => answering(async () => ok({ people: await requireServices().store.people.list() }));

/** Invitations that still work. */
export function openInvitations(): Promise<Result<InvitationsAnswer, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    return ok({ links: (await store.people.links(now())).filter(({ kind }) => kind === 'invitation') });
  });
}

export const allWallLinks = (): Promise<Result<WallLinksAnswer, Problem>> => answering(async () => ok({ links: await requireServices().store.wallLinks.list() }));

/** The link behind a token, for the page that opens it; null: it no longer works. Errors: none but a store that cannot be reached. */
export function linkBehind(token: string): Promise<Result<OneTimeLink | null, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    return ok((token === '' ? undefined : await store.people.link(hashToken(token), now())) ?? null);
  });
}

/** What the sign-in page offers. */
export function waysIn(): { readonly providerName: string | null; readonly sendsMail: boolean } {
  const { accounts, sendMail, publicUrl } = requireServices();
  return { providerName: accounts.oidc?.name ?? null, sendsMail: sendMail !== null && publicUrl !== null };
}
