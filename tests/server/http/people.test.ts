import { POST as accept } from '@/app/api/invitations/accept/route';
import { GET as getInvitations, POST as invite } from '@/app/api/invitations/route';
import { DELETE as withdraw } from '@/app/api/invitations/[id]/route';
import { POST as forgot } from '@/app/api/password/forgot/route';
import { POST as resetPassword } from '@/app/api/password/reset/route';
import { GET as getPeople } from '@/app/api/people/route';
import { PATCH as patchPerson } from '@/app/api/people/[id]/route';
import { POST as makeReset } from '@/app/api/people/[id]/reset/route';
import { DELETE as dropFactor } from '@/app/api/people/[id]/second-factor/route';
import { DELETE as signOut } from '@/app/api/people/[id]/sessions/route';
import { NOBODY, type Actor, type Person } from '@/lib/domain/person';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import { isPassword } from '@/server/auth/passwords';
import type { Mail } from '@/server/mail/sendMail';
import { NOW } from '../../fixtures/made/records';
import { asked, decisions, joined } from './accounts';
import { madeAccounts, openDesk, type Desk } from './desk';

const NEXT = 'another four plain words';
let desk: Desk;
let eva: { person: Person; actor: Actor };
let luis: { person: Person; actor: Actor };
let forgotten = 0;
let mails: Mail[];

beforeEach(async () => {
  desk = await openDesk();
  [forgotten, mails] = [0, []];
  desk.provide({ accounts: madeAccounts(desk.store, { forget: () => void forgotten++ }), publicUrl: 'https://desk.example', sendMail: async (mail) => void mails.push(mail) });
  eva = await joined(desk, 'eva', 'admin');
  luis = await joined(desk, 'luis', 'viewer');
});
afterEach(() => desk.close());

type LinkMade = { path: string; expiresAt: number; mailedTo: string | null };
const tokenOf = ({ path }: LinkMade) => new URL(path, 'https://desk.example').searchParams.get('token')!;
const made = async (handler: typeof makeReset | typeof invite, json: unknown, id = '') => (await asked(handler as never, eva.actor, json, id))[1] as LinkMade;

describe('a person', () => {
  it('gets another name and role, which is written down and seen at once', async () => {
    expect(await asked(patchPerson, eva.actor, { role: 'editor', name: 'Luis M.' }, 'luis')).toMatchObject([200, { person: { role: 'editor', name: 'Luis M.' } }]);
    expect((await decisions(desk)).slice(0, 2)).toEqual(['role-changed person:luis by eva', 'person-edited person:luis by eva']);
    expect(forgotten).toBe(1);
  });

  it('is disabled with all their sessions, and enabled again without them', async () => {
    expect(await asked(patchPerson, eva.actor, { isDisabled: true }, 'luis')).toMatchObject([200, { person: { disabledAt: NOW } }]);
    expect(await desk.store.sessions.ofPerson(luis.person.id, NOW)).toEqual([]);
    expect(await asked(makeReset, eva.actor, undefined, 'luis')).toEqual([404, 'not-found id']);
    expect(await asked(patchPerson, eva.actor, { isDisabled: false }, 'luis')).toMatchObject([200, { person: { disabledAt: null } }]);
  });

  it('who is the last admin stays one', async () => {
    expect(await asked(patchPerson, eva.actor, { role: 'viewer' }, 'eva')).toEqual([409, 'last-admin']);
    expect(await asked(patchPerson, eva.actor, { isDisabled: true }, 'eva')).toEqual([409, 'last-admin']);
  });

  it.each([[{}, 'invalid'], [{ role: 'owner' }, 'invalid role'], [{ isDisabled: 'yes' }, 'invalid isDisabled'], [{ name: '' }, 'invalid name']])('is not changed by %j', async (wrong, problem) => {
    expect(await asked(patchPerson, eva.actor, wrong, 'luis')).toEqual([400, problem]);
  });

  it('is signed out everywhere', async () => {
    expect(await asked(signOut, eva.actor, undefined, 'luis')).toEqual([200, { ended: 1 }]);
    expect((await decisions(desk))[0]).toBe('sessions-ended person:luis by eva');
    expect(forgotten).toBe(1);
  });

  it('loses a second factor they can no longer show', async () => {
    expect(await asked(dropFactor, eva.actor, undefined, 'luis')).toEqual([404, 'not-found id']);
    await desk.store.people.beginSecondFactor(luis.person.id, 'SECRET');
    await desk.store.people.confirmSecondFactor(luis.person.id, 1, ['hash'], { by: luis.actor, at: NOW });
    expect((await asked(dropFactor, eva.actor, undefined, 'luis'))[0]).toBe(204);
    expect(await desk.store.people.secretsOf({ id: luis.person.id })).toMatchObject({ secondFactor: null, recoveryCodesLeft: 0 });
  });

  it('who is not there is not found', async () => {
    for (const [handler, json] of [[patchPerson, { name: 'Eve' }], [signOut, undefined], [makeReset, undefined], [dropFactor, undefined]] as const) {
      expect(await asked(handler, eva.actor, json, 'nobody')).toEqual([404, 'not-found id']);
    }
  });

  it('is listed without any secret', async () => {
    const [, { people }] = (await asked(getPeople, eva.actor)) as [number, { people: object[] }];
    expect(people.map((person) => Object.keys(person).sort())).toEqual(people.map(() => ['createdAt', 'disabledAt', 'email', 'hasPassword', 'hasSecondFactor', 'id', 'issuers', 'lastSeenAt', 'name', 'role']));
    expect(people).toHaveLength(2);
  });
});

describe('an invitation', () => {
  it('makes one account of its role, once, and goes out by mail where it is for somebody', async () => {
    const link = await made(invite, { role: 'analyst', email: ' Rosa@Example.org ' });
    expect(link).toEqual({ path: expect.stringMatching(/^\/invitation\?token=[\w-]{43}$/), expiresAt: shift(NOW, 7 * DAY), mailedTo: 'rosa@example.org' });
    expect(mails.map(({ to, text }) => [to, text.includes(`https://desk.example${link.path}`)])).toEqual([['rosa@example.org', true]]);
    const join = { token: tokenOf(link), name: 'Rosa', email: 'rosa@example.org', password: NEXT };
    expect(await asked(accept, NOBODY, { ...join, password: 'rosa@example.org' })).toEqual([422, 'weak-password password']);
    expect(await asked(accept, NOBODY, { ...join, email: 'luis@example.org' })).toEqual([409, 'duplicate-email email']);
    expect(await asked(accept, NOBODY, join)).toEqual([201, { email: 'rosa@example.org' }]);
    expect((await desk.store.people.secretsOf({ email: 'rosa@example.org' }))?.person).toMatchObject({ name: 'Rosa', role: 'analyst' });
    expect(await asked(accept, NOBODY, { ...join, email: 'second@example.org' })).toEqual([410, 'link-gone token']);
  });

  it('is listed without its token while it works, and withdrawn', async () => {
    const link = await made(invite, { role: 'viewer' });
    const [, { links }] = (await asked(getInvitations, eva.actor)) as [number, { links: { id: string }[] }];
    expect(JSON.stringify(links)).not.toContain(tokenOf(link));
    const { id } = links[0]!;
    expect([await asked(withdraw, eva.actor, undefined, id), await asked(withdraw, eva.actor, undefined, id)]).toEqual([[204, null], [404, 'not-found id']]);
    expect(await asked(accept, NOBODY, { token: tokenOf(link), name: 'Eve', email: 'eve@example.org', password: NEXT })).toEqual([410, 'link-gone token']);
  });

  it('works for a week', async () => {
    const link = await made(invite, { role: 'viewer' });
    desk.provide({ now: () => shift(NOW, 7 * DAY) });
    expect(await asked(accept, NOBODY, { token: tokenOf(link), name: 'Eve', email: 'eve@example.org', password: NEXT })).toEqual([410, 'link-gone token']);
  });

  it('is for no address that has an account, and for no role there is not', async () => {
    expect(await asked(invite, eva.actor, { role: 'viewer', email: 'LUIS@example.org' })).toEqual([409, 'duplicate-email email']);
    expect(await asked(invite, eva.actor, { role: 'owner' })).toEqual([400, 'invalid role']);
    expect(await asked(invite, eva.actor, { role: 'viewer', email: 'nobody' })).toEqual([400, 'invalid email']);
  });
});

describe('a reset link', () => {
  it('sets a password once, within a day, and ends every session', async () => {
    const link = await made(makeReset, undefined, 'luis');
    expect(link).toMatchObject({ path: expect.stringMatching(/^\/reset\?token=/), expiresAt: shift(NOW, 24 * HOUR), mailedTo: 'luis@example.org' });
    const reset = { token: tokenOf(link), password: NEXT };
    expect(await asked(resetPassword, NOBODY, { ...reset, password: 'short' })).toEqual([422, 'weak-password password']);
    expect(await asked(resetPassword, NOBODY, reset)).toEqual([200, { email: 'luis@example.org' }]);
    expect(await isPassword(NEXT, (await desk.store.people.secretsOf({ id: luis.person.id }))!.passwordHash)).toBe(true);
    expect(await desk.store.sessions.ofPerson(luis.person.id, NOW)).toEqual([]);
    expect(await asked(resetPassword, NOBODY, reset)).toEqual([410, 'link-gone token']);
  });

  it('opens no account that an invitation would make, and an invitation sets no password', async () => {
    const [reset, invitation] = [await made(makeReset, undefined, 'luis'), await made(invite, { role: 'admin' })];
    expect(await asked(accept, NOBODY, { token: tokenOf(reset), name: 'Eve', email: 'eve@example.org', password: NEXT })).toEqual([410, 'link-gone token']);
    expect(await asked(resetPassword, NOBODY, { token: tokenOf(invitation), password: NEXT })).toEqual([410, 'link-gone token']);
  });
});

describe('a forgotten password', () => {
  it('is answered alike whether or not there is such an account, and mailed only to who has one', async () => {
    await desk.store.people.edit((await joined(desk, 'gil', 'viewer')).person.id, { isDisabled: true }, { by: null, at: NOW });
    for (const email of ['nobody@example.org', 'gil@example.org', 'luis@example.org']) expect(await asked(forgot, NOBODY, { email })).toEqual([204, null]);
    while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(mails.map(({ to }) => to)).toEqual(['luis@example.org']);
    const [, token] = /\/reset\?token=([\w-]{43})/.exec(mails[0]!.text) ?? [];
    expect(await asked(resetPassword, NOBODY, { token, password: NEXT })).toEqual([200, { email: 'luis@example.org' }]);
  });

  it('is an admin’s affair where the desk sends no mail', async () => {
    desk.provide({ sendMail: null, publicUrl: 'https://desk.example' });
    expect(await asked(forgot, NOBODY, { email: 'luis@example.org' })).toEqual([403, 'forbidden']);
  });
});
