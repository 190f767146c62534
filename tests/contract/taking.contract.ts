import type { ApiToken } from '@/lib/domain/apiToken';
import type { BriefingSchedule } from '@/lib/domain/briefingSchedule';
import { personId, sessionId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import { DAY, HOUR, MINUTE } from '@/lib/time/instant';
import { later, NOON } from './made';
import type { OpenPlace } from './place';

const ANA = personId('ana');
const person = { id: ANA, name: 'Ana', email: 'ana@example.org', role: 'admin' as const, createdAt: NOON, disabledAt: null };
const by: Actor = { kind: 'person', person, sessionId: sessionId('ses') };

const madeToken = (id: string, parts: Partial<ApiToken> = {}): ApiToken => ({
  id,
  personId: ANA,
  name: 'Notebook',
  scopes: ['read'],
  madeAt: NOON,
  expiresAt: later(90 * DAY),
  usedAt: null,
  revokedAt: null,
  ...parts,
});

const madeSchedule = (parts: Partial<BriefingSchedule> = {}): BriefingSchedule => ({
  personId: ANA,
  every: 'day',
  hour: 7,
  zone: 'America/Caracas',
  locale: 'es',
  nextAt: later(DAY),
  sentAt: null,
  failure: null,
  ...parts,
});

export function describeTaking(place: OpenPlace): void {
  describe('tokens and briefings by mail', () => {
    beforeEach(async () => {
      const { people } = place.store;
      await people.makeLink({ id: 'l', tokenHash: 'h', kind: 'first-admin', role: 'admin', email: null, personId: null, madeBy: '', madeAt: NOON, expiresAt: later(DAY) }, null);
      await people.join('h', { id: ANA, name: 'Ana', email: person.email, passwordHash: 'hashed' }, NOON);
    });

    it('finds a token by its key’s hash, until it is revoked by whom it belongs to', async () => {
      const { taking, audit } = place.store;
      await taking.addToken(madeToken('t1'), 'hash-1', by);
      await taking.addToken(madeToken('t2', { madeAt: later(HOUR), scopes: ['read', 'watchlists'] }), 'hash-2', by);
      expect((await taking.tokensOf(ANA)).map(({ id }) => id)).toEqual(['t2', 't1']);
      expect(await taking.findToken('hash-2')).toEqual(madeToken('t2', { madeAt: later(HOUR), scopes: ['read', 'watchlists'] }));
      expect(await taking.findToken('hash-3')).toBeUndefined();
      expect(await taking.revokeToken('t1', personId('eve'), { by, at: later(2) })).toBe(false);
      expect(await taking.revokeToken('t1', ANA, { by, at: later(2) })).toBe(true);
      expect(await taking.revokeToken('t1', ANA, { by, at: later(3) })).toBe(false);
      expect(await taking.findToken('hash-1')).toMatchObject({ revokedAt: later(2) });
      expect((await audit.page({ subject: 'token', limit: 9 })).map(({ action, subject }) => `${action} ${subject}`)).toEqual(['token-revoked token:t1', 'token-made token:t2', 'token-made token:t1']);
      expect(JSON.stringify(await audit.page({ limit: 9 }))).not.toContain('hash-1');
    });

    it('notes the use of a token to the minute', async () => {
      const { taking } = place.store;
      await taking.addToken(madeToken('t1'), 'hash-1', by);
      await taking.touchToken('t1', later(HOUR));
      await taking.touchToken('t1', later(HOUR + MINUTE / 2));
      expect((await taking.findToken('hash-1'))?.usedAt).toBe(later(HOUR));
      await taking.touchToken('t1', later(HOUR + 2 * MINUTE));
      expect((await taking.findToken('hash-1'))?.usedAt).toBe(later(HOUR + 2 * MINUTE));
    });

    it('hands a due briefing to one node only, and tells what became of it', async () => {
      const { taking } = place.store;
      await taking.saveSchedule(madeSchedule());
      await taking.saveSchedule(madeSchedule({ hour: 8 }));
      expect(await taking.dueSchedules(later(DAY - 1))).toEqual([]);
      const [due] = await taking.dueSchedules(later(DAY));
      expect(due).toEqual(madeSchedule({ hour: 8 }));
      const claims = await Promise.all([taking.claimSchedule(ANA, due!.nextAt, later(2 * DAY)), taking.claimSchedule(ANA, due!.nextAt, later(2 * DAY))]);
      expect(claims.sort()).toEqual([false, true]);
      await taking.noteSent(ANA, later(DAY + 1), 'no mail server');
      expect(await taking.schedule(ANA)).toMatchObject({ nextAt: later(2 * DAY), sentAt: null, failure: 'no mail server' });
      await taking.noteSent(ANA, later(DAY + 2), null);
      expect(await taking.schedule(ANA)).toMatchObject({ sentAt: later(DAY + 2), failure: null });
      expect(await taking.removeSchedule(ANA)).toBe(true);
      expect(await taking.removeSchedule(ANA)).toBe(false);
    });
  });
}
