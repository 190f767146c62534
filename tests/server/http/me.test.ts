import { Secret, TOTP } from 'otpauth';
import { GET as getMe, PATCH as patchMe } from '@/app/api/me/route';
import { POST as postPassword } from '@/app/api/me/password/route';
import { POST as postCodes } from '@/app/api/me/recovery-codes/route';
import { DELETE as dropFactor, POST as beginFactor, PUT as confirmFactor } from '@/app/api/me/second-factor/route';
import { DELETE as endAll, GET as getSessions } from '@/app/api/sessions/route';
import { DELETE as endOne } from '@/app/api/sessions/[id]/route';
import type { Actor, Person } from '@/lib/domain/person';
import { isPassword } from '@/server/auth/passwords';
import { hashRecoveryCode } from '@/server/auth/totp';
import { NOW } from '../../fixtures/made/records';
import { asked, decisions, joined, PASSWORD, startSession } from './accounts';
import { madeAccounts, openDesk, type Desk } from './desk';

let desk: Desk;
let ana: { person: Person; actor: Actor };
let forgotten = 0;

beforeEach(async () => {
  desk = await openDesk();
  forgotten = 0;
  desk.provide({ accounts: madeAccounts(desk.store, { forget: () => void forgotten++ }) });
  ana = await joined(desk, 'ana', 'analyst');
});
afterEach(() => desk.close());

const secrets = async () => (await desk.store.people.secretsOf({ id: ana.person.id }))!;

it('is what somebody sees of their own account, and holds no secret', async () => {
  expect(await asked(getMe, ana.actor)).toEqual([200, { person: ana.person, hasPassword: true, hasSecondFactor: false, recoveryCodesLeft: 0 }]);
});

it('is nobody’s without an account: the desk’s key, nobody and a program get nowhere', async () => {
  const strangers: Actor[] = [{ kind: 'desk-key' }, { kind: 'nobody' }, { kind: 'token', person: ana.person, tokenId: 't', scopes: ['read', 'watchlists'] }];
  for (const actor of strangers) {
    for (const [handler, json] of [[patchMe, { name: 'Eve' }], [postPassword, { present: PASSWORD, password: 'another four plain words' }], [beginFactor, { password: PASSWORD }], [endAll, undefined]] as const) {
      expect(await asked(handler, actor, json)).toEqual([403, 'forbidden']);
    }
  }
  expect((await secrets()).person.name).toBe('ana');
});

describe('the name', () => {
  it('is changed, and that is written down and seen at once', async () => {
    expect(await asked(patchMe, ana.actor, { name: ' Ana Prieto ' })).toEqual([200, { name: 'Ana Prieto' }]);
    expect((await decisions(desk))[0]).toBe('person-edited person:ana by ana');
    expect(forgotten).toBe(1);
  });

  it.each([[{ name: ' ' }], [{ name: 'x'.repeat(81) }], [{}], [{ name: 7 }]])('is not %j', async (wrong) => {
    expect(await asked(patchMe, ana.actor, wrong)).toEqual([400, 'invalid name']);
  });

  it('comes with nothing else: nobody makes themselves an admin', async () => {
    expect((await asked(patchMe, ana.actor, { name: 'Ana', role: 'admin' }))[0]).toBe(400);
    expect((await secrets()).person.role).toBe('analyst');
  });
});

describe('the password', () => {
  it('is changed by whoever knows it, and every other session ends', async () => {
    await startSession(desk, ana.person, 'elsewhere');
    expect(await asked(postPassword, ana.actor, { present: PASSWORD, password: 'another four plain words' })).toEqual([204, null]);
    expect(await isPassword('another four plain words', (await secrets()).passwordHash)).toBe(true);
    expect((await desk.store.sessions.ofPerson(ana.person.id, NOW)).map(({ id }) => id)).toEqual(['ana']);
    expect((await decisions(desk))[0]).toBe('password-changed person:ana by ana');
  });

  it('stays when the present one is wrong or the next one weak, and says which', async () => {
    expect(await asked(postPassword, ana.actor, { present: 'not the password', password: 'another four plain words' })).toEqual([422, 'wrong-password present']);
    expect(await asked(postPassword, ana.actor, { present: PASSWORD, password: 'short' })).toEqual([422, 'weak-password password']);
    expect(await isPassword(PASSWORD, (await secrets()).passwordHash)).toBe(true);
  });

  it('is not guessed at the open session of somebody else: failures make each further one wait', async () => {
    const guess = () => asked(postPassword, ana.actor, { present: 'not the password', password: 'another four plain words' });
    for (let n = 0; n < 5; n++) expect((await guess())[0]).toBe(422);
    expect(await asked(postPassword, ana.actor, { present: PASSWORD, password: 'another four plain words' })).toEqual([429, 'too-often present']);
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW });

  it('is begun by the password, on by its first code, and off by the password', async () => {
    expect(await asked(beginFactor, ana.actor, { password: 'not the password' })).toEqual([422, 'wrong-password password']);
    const [, begun] = (await asked(beginFactor, ana.actor, { password: PASSWORD })) as [number, { secret: string; address: string; qr: string }];
    expect(begun.address).toContain(`secret=${begun.secret}`);
    expect(begun.qr).toMatch(/^<svg /);
    expect(await asked(confirmFactor, ana.actor, { code: 'no code' })).toEqual([422, 'wrong-code code']);
    expect((await secrets()).secondFactor?.confirmedAt).toBeNull();
    const [, { codes }] = (await asked(confirmFactor, ana.actor, { code: codeOf(begun.secret) })) as [number, { codes: string[] }];
    expect(new Set(codes).size).toBe(10);
    expect((await secrets()).recoveryCodesLeft).toBe(10);
    expect(await asked(beginFactor, ana.actor, { password: PASSWORD })).toEqual([400, 'invalid password']);
    expect(await asked(dropFactor, ana.actor, { password: 'not the password' })).toEqual([422, 'wrong-password password']);
    expect(await asked(dropFactor, ana.actor, { password: PASSWORD })).toEqual([204, null]);
    expect((await secrets()).secondFactor).toBeNull();
    expect((await decisions(desk, 2))).toEqual(['second-factor-off person:ana by ana', 'second-factor-on person:ana by ana']);
  });

  it('has new recovery codes for the password, and the old ones end', async () => {
    expect(await asked(postCodes, ana.actor, { password: PASSWORD })).toEqual([404, 'not-found']);
    const [, { secret }] = (await asked(beginFactor, ana.actor, { password: PASSWORD })) as [number, { secret: string }];
    const [, first] = (await asked(confirmFactor, ana.actor, { code: codeOf(secret) })) as [number, { codes: string[] }];
    const [status, second] = (await asked(postCodes, ana.actor, { password: PASSWORD })) as [number, { codes: string[] }];
    expect(status).toBe(200);
    const works = (code: string) => desk.store.people.takeRecoveryCode(ana.person.id, hashRecoveryCode(code), NOW);
    expect([await works(first.codes[0]!), await works(second.codes[0]!)]).toEqual([false, true]);
  });
});

describe('sessions', () => {
  it('are listed with the one that asks, and ended one by one or all at once', async () => {
    await startSession(desk, ana.person, 'elsewhere');
    const [, { sessions }] = (await asked(getSessions, ana.actor)) as [number, { sessions: { id: string; isHere: boolean }[] }];
    expect(sessions.map(({ id, isHere }) => [id, isHere]).sort()).toEqual([['ana', true], ['elsewhere', false]]);
    expect(await asked(endOne, ana.actor, undefined, 'elsewhere')).toEqual([204, null]);
    expect(await asked(endOne, ana.actor, undefined, 'elsewhere')).toEqual([404, 'not-found id']);
    await startSession(desk, ana.person, 'again');
    expect(await asked(endAll, ana.actor)).toEqual([200, { ended: 2 }]);
    expect(await desk.store.sessions.ofPerson(ana.person.id, NOW)).toEqual([]);
    expect(forgotten).toBe(2);
  });

  it('of others are not there for anybody but them', async () => {
    const luis = await joined(desk, 'luis', 'viewer');
    expect(await asked(endOne, luis.actor, undefined, 'ana')).toEqual([404, 'not-found id']);
    expect(await desk.store.sessions.ofPerson(ana.person.id, NOW)).toHaveLength(1);
  });
});
