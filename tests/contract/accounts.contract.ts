import type { OneTimeLink, Session } from '@/lib/domain/account';
import { personId, sessionId } from '@/lib/domain/ids';
import { NOBODY, type Actor, type Person, type Role } from '@/lib/domain/person';
import { DAY, HOUR, MINUTE, type Instant } from '@/lib/time/instant';
import { later, NOON } from './made';
import type { OpenPlace } from './place';

const madeLink = (parts: Partial<OneTimeLink & { tokenHash: string }> = {}) => ({
  id: 'link-1',
  tokenHash: 'hash-1',
  kind: 'first-admin' as const,
  role: 'admin' as const,
  email: null,
  personId: null,
  madeBy: '',
  madeAt: NOON,
  expiresAt: later(DAY),
  ...parts,
});

const madeSession = (id: string, person: string, parts: Partial<Session> = {}): Session => ({
  id: sessionId(id),
  personId: personId(person),
  startedAt: NOON,
  seenAt: NOON,
  expiresAt: later(30 * DAY),
  agent: 'Firefox',
  address: '192.0.2.7',
  ...parts,
});

const actorOf = (person: Person): Actor => ({ kind: 'person', person, sessionId: sessionId('ses') });

export function describeAccounts(place: OpenPlace): void {
  /** Somebody who came by an invitation of this role. */
  async function join(name: string, role: Role, at: Instant = NOON): Promise<Person> {
    const { people } = place.store;
    await people.makeLink(madeLink({ id: `of-${name}`, tokenHash: `hash-of-${name}`, kind: 'invitation', role, madeBy: 'Ana' }), null);
    const joined = await people.join(`hash-of-${name}`, { id: personId(name), name, email: `${name}@example.org`, passwordHash: `hashed-${name}` }, at);
    if (!joined.ok) throw new Error(joined.error);
    return joined.value;
  }
  const actions = async () => (await place.store.audit.page({ limit: 50 })).map(({ action, subject }) => `${action} ${subject}`);

  describe('accounts', () => {
    it('begin with a link that works once, while nobody manages the desk', async () => {
      const { people } = place.store;
      expect([await people.hasAdmin(), await people.list()]).toEqual([false, []]);
      await people.makeLink(madeLink(), null);
      await people.makeLink(madeLink({ id: 'link-2', tokenHash: 'hash-2' }), null);
      // A newer one takes the place of one that was printed before.
      expect(await people.link('hash-1', later(1))).toBeUndefined();
      expect(await people.link('hash-2', later(1))).toMatchObject({ kind: 'first-admin', role: 'admin' });
      expect(await people.link('hash-2', later(2 * DAY))).toBeUndefined();
      const ana = { id: personId('ana'), name: 'Ana', email: 'ana@example.org', passwordHash: 'hashed' };
      expect(await people.join('hash-2', ana, later(1))).toMatchObject({ ok: true, value: { role: 'admin', email: 'ana@example.org' } });
      expect(await people.join('hash-2', { ...ana, id: personId('eve'), email: 'eve@example.org' }, later(2))).toEqual({ ok: false, error: 'no-link' });
      await people.makeLink(madeLink({ id: 'link-3', tokenHash: 'hash-3' }), null);
      expect(await people.link('hash-3', later(3))).toBeUndefined();
      await place.reopen();
      expect(await place.store.people.hasAdmin()).toBe(true);
      expect(await place.store.people.secretsOf({ email: 'ana@example.org' })).toMatchObject({ passwordHash: 'hashed', secondFactor: null, recoveryCodesLeft: 0 });
      expect(await place.store.people.secretsOf({ email: 'nobody@example.org' })).toBeUndefined();
    });

    it('are one for each address', async () => {
      const { people } = place.store;
      await join('ana', 'admin');
      await people.makeLink(madeLink({ id: 'again', tokenHash: 'again', kind: 'invitation', role: 'viewer' }), null);
      const asked = { id: personId('other'), name: 'Ana too', email: 'ana@example.org', passwordHash: 'x' };
      expect(await people.join('again', asked, NOON)).toEqual({ ok: false, error: 'email-taken' });
      // The link was not used up by the attempt.
      expect((await people.join('again', { ...asked, email: 'other@example.org' }, NOON)).ok).toBe(true);
    });

    it('keep their last admin, and lose their sessions when they are disabled', async () => {
      const { people, sessions } = place.store;
      const ana = await join('ana', 'admin');
      const luis = await join('luis', 'viewer');
      await sessions.start(madeSession('one', 'luis'));
      const by = { by: actorOf(ana), at: later(HOUR) };
      expect(await people.edit(ana.id, { role: 'editor' }, by)).toEqual({ ok: false, error: 'last-admin' });
      expect(await people.edit(ana.id, { isDisabled: true }, by)).toEqual({ ok: false, error: 'last-admin' });
      expect(await people.edit(personId('eve'), { name: 'Eve' }, by)).toEqual({ ok: false, error: 'not-found' });
      expect(await people.edit(luis.id, { role: 'analyst', name: 'Luis M.' }, by)).toMatchObject({ ok: true, value: { role: 'analyst', name: 'Luis M.' } });
      expect((await sessions.standing([sessionId('one')], later(HOUR)))[0]?.person.role).toBe('analyst');
      expect(await people.edit(luis.id, { isDisabled: true }, by)).toMatchObject({ ok: true, value: { disabledAt: later(HOUR) } });
      expect(await sessions.standing([sessionId('one')], later(HOUR))).toEqual([]);
      expect((await people.edit(luis.id, { isDisabled: false }, by)).ok).toBe(true);
      // Enabled again, but signed out.
      expect(await sessions.standing([sessionId('one')], later(HOUR))).toEqual([]);
      expect((await actions()).slice(0, 4)).toEqual(['person-enabled person:luis', 'person-disabled person:luis', 'role-changed person:luis', 'person-edited person:luis']);
      expect((await people.list()).map(({ name, hasPassword, lastSeenAt }) => [name, hasPassword, lastSeenAt])).toEqual([
        ['Luis M.', true, NOON],
        ['ana', true, null],
      ]);
    });

    it('get a new password by a link that works once, or by their own hand, and other sessions end', async () => {
      const { people, sessions } = place.store;
      const ana = await join('ana', 'admin');
      for (const id of ['here', 'there']) await sessions.start(madeSession(id, 'ana'));
      expect(await people.setPassword(ana.id, 'second', sessionId('here'), { by: actorOf(ana), at: later(1) })).toBe(true);
      expect((await sessions.ofPerson(ana.id, later(2))).map(({ id }) => id)).toEqual(['here']);
      const reset = (n: number) => madeLink({ id: `reset-${n}`, tokenHash: `reset-${n}`, kind: 'reset', role: null, personId: ana.id });
      await people.makeLink(reset(1), actorOf(ana));
      await people.makeLink({ ...reset(2), madeAt: later(2) }, actorOf(ana));
      expect(await people.reset('reset-1', 'third', later(3))).toEqual({ ok: false, error: 'no-link' });
      expect(await people.reset('reset-2', 'third', later(3))).toMatchObject({ ok: true, value: { id: 'ana' } });
      expect(await people.reset('reset-2', 'fourth', later(4))).toEqual({ ok: false, error: 'no-link' });
      expect(await sessions.ofPerson(ana.id, later(5))).toEqual([]);
      expect((await people.secretsOf({ id: ana.id }))?.passwordHash).toBe('third');
    });

    it('take no code of a second factor twice', async () => {
      const { people } = place.store;
      const ana = await join('ana', 'admin');
      const by = { by: actorOf(ana), at: later(1) };
      expect(await people.confirmSecondFactor(ana.id, 10, [], by)).toBe(false);
      expect(await people.beginSecondFactor(ana.id, 'FIRST')).toBe(true);
      expect(await people.beginSecondFactor(ana.id, 'SECOND')).toBe(true);
      expect((await people.list())[0]?.hasSecondFactor).toBe(false);
      expect(await people.confirmSecondFactor(ana.id, 10, ['a', 'b'], by)).toBe(true);
      expect(await people.beginSecondFactor(ana.id, 'THIRD')).toBe(false);
      expect(await people.secretsOf({ id: ana.id })).toMatchObject({ secondFactor: { secret: 'SECOND', confirmedAt: later(1), lastStep: 10 }, recoveryCodesLeft: 2 });
      expect([await people.takeStep(ana.id, 10), await people.takeStep(ana.id, 11), await people.takeStep(ana.id, 11)]).toEqual([false, true, false]);
      expect([await people.takeRecoveryCode(ana.id, 'a', later(2)), await people.takeRecoveryCode(ana.id, 'a', later(2)), await people.takeRecoveryCode(ana.id, 'x', later(2))]).toEqual([true, false, false]);
      expect(await people.renewRecoveryCodes(ana.id, ['c', 'd', 'e'], by)).toBe(true);
      expect((await people.secretsOf({ id: ana.id }))?.recoveryCodesLeft).toBe(3);
      expect([await people.dropSecondFactor(ana.id, by), await people.dropSecondFactor(ana.id, by)]).toEqual([true, false]);
      expect((await actions()).slice(0, 4)).toEqual(['second-factor-off person:ana', 'recovery-codes-renewed person:ana', 'recovery-code-used person:ana', 'second-factor-on person:ana']);
    });

    it('are found, joined or made by what an identity provider says', async () => {
      const { people } = place.store;
      const ana = await join('ana', 'admin');
      const says = { issuer: 'https://id.example.org', subject: 's-1', name: 'Ana', email: 'ana@example.org', role: null, newId: personId('new') } as const;
      expect(await people.bySubject(says, NOON)).toMatchObject({ ok: true, value: { id: 'ana', role: 'admin' } });
      // Joined once, the address no longer matters; the last admin stays one whatever the groups say.
      expect(await people.bySubject({ ...says, email: null, role: 'viewer' }, NOON)).toMatchObject({ ok: true, value: { id: 'ana', role: 'admin' } });
      expect((await people.get(ana.id))?.issuers).toEqual(['https://id.example.org']);
      const stranger = { ...says, subject: 's-2', name: 'Eve', email: 'eve@example.org', newId: personId('eve') };
      expect(await people.bySubject(stranger, NOON)).toEqual({ ok: false, error: 'not-invited' });
      expect(await people.bySubject({ ...stranger, role: 'analyst' }, NOON)).toMatchObject({ ok: true, value: { id: 'eve', role: 'analyst' } });
      expect(await people.bySubject({ ...stranger, role: 'viewer' }, NOON)).toMatchObject({ ok: true, value: { id: 'eve', role: 'viewer' } });
      await people.edit(personId('eve'), { isDisabled: true }, { by: actorOf(ana), at: NOON });
      expect(await people.bySubject(stranger, NOON)).toEqual({ ok: false, error: 'disabled' });
    });

    it('list the links that still work, and withdraw them', async () => {
      const { people } = place.store;
      const ana = await join('ana', 'admin');
      const invitation = madeLink({ id: 'inv', tokenHash: 'inv', kind: 'invitation', role: 'editor', email: 'luis@example.org', madeBy: 'ana' });
      await people.makeLink(invitation, actorOf(ana));
      const { tokenHash, ...shown } = invitation;
      expect(await people.links(later(1))).toEqual([shown]);
      expect(await people.withdrawLink('inv', { by: actorOf(ana), at: later(2) })).toBe(true);
      expect(await people.withdrawLink('inv', { by: actorOf(ana), at: later(3) })).toBe(false);
      expect([await people.links(later(3)), await people.link(tokenHash, later(3))]).toEqual([[], undefined]);
    });
  });

  describe('sessions', () => {
    it('hold until they end, expire, or their person is disabled', async () => {
      const { sessions } = place.store;
      const ana = await join('ana', 'admin');
      for (const id of ['one', 'two', 'three']) await sessions.start(madeSession(id, 'ana', id === 'three' ? { expiresAt: later(MINUTE) } : {}));
      const standing = async (at: Instant) => (await sessions.standing(['one', 'two', 'three', 'none'].map(sessionId), at)).map(({ session }) => session.id).sort();
      expect(await standing(NOON)).toEqual(['one', 'three', 'two']);
      expect(await standing(later(HOUR))).toEqual(['one', 'two']);
      expect(await sessions.standing([], NOON)).toEqual([]);
      await sessions.seen(sessionId('one'), later(HOUR), '192.0.2.8');
      await sessions.seen(sessionId('one'), later(MINUTE), '192.0.2.9');
      expect((await sessions.standing([sessionId('one')], later(HOUR)))[0]).toEqual({
        session: madeSession('one', 'ana', { seenAt: later(HOUR), address: '192.0.2.8' }),
        person: ana,
      });
      expect(await sessions.end(sessionId('one'), personId('luis'), { by: null, at: later(HOUR) })).toBe(false);
      expect(await sessions.end(sessionId('one'), ana.id, { by: null, at: later(HOUR) })).toBe(true);
      expect(await sessions.end(sessionId('one'), null, { by: null, at: later(HOUR) })).toBe(false);
      expect(await standing(later(HOUR))).toEqual(['two']);
      expect(await sessions.endAll(ana.id, null, { by: actorOf(ana), at: later(HOUR) })).toBe(1);
      expect(await standing(later(HOUR))).toEqual([]);
    });

    it('are forgotten a season after they ended', async () => {
      const { store } = place;
      await join('ana', 'admin');
      await store.sessions.start(madeSession('old', 'ana', { expiresAt: later(-91 * DAY) }));
      await store.sessions.start(madeSession('new', 'ana'));
      await store.applyRetention(NOON, { updateDays: 0, refusedItemDays: 90, changeHours: 72, pollDays: 30 });
      expect(await place.rows('SELECT id FROM sessions')).toEqual([{ id: 'new' }]);
    });
  });

  describe('failed sign-ins', () => {
    it('are counted by all nodes together, and kept as hashes alone', async () => {
      const other = await place.openBeside().catch(() => null);
      const { signInFailures } = place.store;
      const since = later(-HOUR);
      await signInFailures.add(['account ana', 'address 192.0.2.7'], NOON, since);
      await (other ?? place.store).signInFailures.add(['account ana', 'address 192.0.2.8'], later(MINUTE), since);
      expect(await signInFailures.counts(['account ana', 'account luis', 'address 192.0.2.7'], since)).toEqual([
        { failures: 2, at: later(MINUTE) },
        { failures: 0, at: since },
        { failures: 1, at: NOON },
      ]);
      expect(JSON.stringify(await place.rows('SELECT * FROM sign_in_failures'))).not.toMatch(/ana|192/);
      await signInFailures.forget('account ana');
      expect(await signInFailures.counts(['account ana'], since)).toEqual([{ failures: 0, at: since }]);
    });

    it('are forgotten after their time, whosever they are', async () => {
      const { signInFailures } = place.store;
      await signInFailures.add(['account ana'], NOON, later(-HOUR));
      expect(await signInFailures.counts(['account ana'], NOON)).toEqual([{ failures: 0, at: NOON }]);
      await signInFailures.add(['account luis'], later(HOUR), NOON);
      expect(await place.rows('SELECT * FROM sign_in_failures')).toHaveLength(1);
    });
  });

  describe('links for walls', () => {
    it('are named, seen and revoked, and are known by their token', async () => {
      const { wallLinks } = place.store;
      const ana = await join('ana', 'admin');
      const link = { id: 'wall-1', name: 'Newsroom', madeBy: 'ana', madeAt: NOON, revokedAt: null, seenAt: null, seenFrom: null };
      await wallLinks.add({ ...link, tokenHash: 'wall-hash' }, actorOf(ana));
      expect(await wallLinks.byToken('wall-hash')).toEqual(link);
      expect(await wallLinks.byToken('other')).toBeUndefined();
      await wallLinks.seen('wall-1', later(MINUTE), '192.0.2.7');
      const by = { by: actorOf(ana), at: later(HOUR) };
      expect([await wallLinks.rename('wall-1', 'Lobby', by), await wallLinks.rename('none', 'Lobby', by)]).toEqual([true, false]);
      expect(await wallLinks.standing(['wall-1', 'none'])).toEqual(['wall-1']);
      expect([await wallLinks.revoke('wall-1', by), await wallLinks.revoke('wall-1', by)]).toEqual([true, false]);
      expect([await wallLinks.standing(['wall-1']), await wallLinks.byToken('wall-hash')]).toEqual([[], undefined]);
      expect(await wallLinks.list()).toEqual([{ ...link, name: 'Lobby', revokedAt: later(HOUR), seenAt: later(MINUTE), seenFrom: '192.0.2.7' }]);
      expect((await actions()).slice(0, 3)).toEqual(['wall-link-revoked wall-link:wall-1', 'wall-link-renamed wall-link:wall-1', 'wall-link-made wall-link:wall-1']);
    });
  });

  describe('the audit', () => {
    it('says who decided what, what it was before and after, and is read by page, person, kind and time', async () => {
      const { people, wallLinks, audit } = place.store;
      const ana = await join('ana', 'admin');
      const luis = await join('luis', 'viewer', later(MINUTE));
      await people.edit(luis.id, { role: 'editor' }, { by: actorOf(ana), at: later(HOUR) });
      await wallLinks.add({ id: 'w', name: 'Lobby', madeBy: '', madeAt: later(2 * HOUR), revokedAt: null, seenAt: null, seenFrom: null, tokenHash: 'w' }, { kind: 'desk-key' });
      await wallLinks.rename('w', 'Hall', { by: NOBODY, at: later(3 * HOUR) });
      const all = await audit.page({ limit: 10 });
      expect(all.map(({ n, actorKind, actorName, action }) => [n, actorKind, actorName, action])).toEqual([
        [5, 'link', '', 'wall-link-renamed'],
        [4, 'desk-key', '', 'wall-link-made'],
        [3, 'person', 'ana', 'role-changed'],
        [2, 'person', 'luis', 'person-added'],
        [1, 'person', 'ana', 'person-added'],
      ]);
      expect(all[2]).toMatchObject({ at: later(HOUR), actorId: 'ana', subject: 'person:luis', before: { role: 'viewer' }, after: { role: 'editor' } });
      const found = async (asked: Omit<Parameters<typeof audit.page>[0], 'limit'>) => (await audit.page({ ...asked, limit: 10 })).map(({ n }) => n);
      expect(await found({ actorId: 'ana' })).toEqual([3, 1]);
      expect(await found({ subject: 'wall-link' })).toEqual([5, 4]);
      expect(await found({ subject: 'wall' })).toEqual([]);
      expect(await found({ subject: 'person:luis' })).toEqual([3, 2]);
      expect(await found({ action: 'person-added' })).toEqual([2, 1]);
      expect(await found({ from: later(MINUTE), to: later(2 * HOUR) })).toEqual([3, 2]);
      expect(await found({ before: 3 })).toEqual([2, 1]);
      expect(await audit.page({ limit: 1 })).toHaveLength(1);
      await people.edit(luis.id, { name: 'Luis M.' }, { by: actorOf(ana), at: later(4 * HOUR) });
      expect(await audit.actors()).toEqual([
        { id: 'luis', name: 'Luis M.' },
        { id: 'ana', name: 'ana' },
      ]);
    });
  });
}
