import { sessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { DAY, shift } from '@/lib/time/instant';
import { hashPassword } from '@/server/auth/passwords';
import { NOW } from '../../fixtures/made/records';
import { madePerson } from '../../contract/madePeople';
import { at, request, type Desk } from './desk';

export const PASSWORD = 'four plain words here';

/** Somebody with an account, a password and one open session, of their own name. */
export async function joined(desk: Desk, name: string, role: Role): Promise<{ person: Person; actor: Actor }> {
  const { store } = desk;
  const person = await madePerson(store, name, role);
  await store.people.setPassword(person.id, await hashPassword(PASSWORD), null, { by: null, at: NOW });
  await startSession(desk, person, name);
  return { person, actor: { kind: 'person', person, sessionId: sessionId(name) } };
}

export const startSession = ({ store }: Desk, person: Person, id: string) =>
  store.sessions.start({ id: sessionId(id), personId: person.id, startedAt: NOW, seenAt: NOW, expiresAt: shift(NOW, DAY), agent: 'Firefox', address: '192.0.2.7' });

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** Asks a route as somebody. @returns the status, and the answer; of a problem its code and field */
export async function asked(handler: Handler, actor: Actor, json?: unknown, id = ''): Promise<[status: number, answer: unknown]> {
  const response = await handler(request('/', { method: 'POST', actor, ...(json === undefined ? {} : { json }) }), at({ id }));
  const text = await response.text();
  const answer = (text === '' ? null : JSON.parse(text)) as { error?: { code: string; field?: string } } | null;
  return [response.status, answer?.error ? [answer.error.code, answer.error.field].filter(Boolean).join(' ') : answer];
}

/** What was decided, newest first: `action subject by name`. */
export const decisions = async ({ store }: Desk, limit = 20): Promise<string[]> => (await store.audit.page({ limit })).map(({ action, subject, actorName }) => `${action} ${subject} by ${actorName}`);
