import { GET as embed } from '@/app/embed/[chart]/route';
import { GET as briefing } from '@/app/api/briefing/route';
import { DELETE as stop, GET as schedule, PUT as order } from '@/app/api/briefing/schedule/route';
import { DELETE as revoke } from '@/app/api/tokens/[id]/route';
import { GET as tokens, POST as make } from '@/app/api/tokens/route';
import { nextBriefing } from '@/lib/briefing/nextBriefing';
import { briefingAsHtml, briefingAsMarkdown, briefingAsText } from '@/lib/briefing/writeBriefing';
import type { Briefing } from '@/lib/domain/briefing';
import { BEFORE_FIRST, personId, sessionId, storyId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import { paceBaseline } from '@/lib/grouping/pace';
import type { NewTokenAnswer, TokensAnswer } from '@/lib/protocol/taking';
import { DAY, HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import { createFindToken } from '@/server/auth/findToken';
import { sendDue } from '@/server/briefing/sendBriefings';
import { ACTOR_HEADER, writeActor } from '@/server/commands/actorOf';
import type { Mail } from '@/server/mail/sendMail';
import { requireServices } from '@/server/services';
import { makeFeed, makeUpdate, NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const wire = makeFeed('wire', { pressGroup: 'wire' });
const paper = makeFeed('paper', { pressGroup: 'us-media', outlet: 'Paper' });
const updates = Array.from({ length: 9 }, (_, i) => makeUpdate(i + 1, { feedId: wire.id, orderedAt: shift(NOW, -(i + 1) * 12 * HOUR), title: `Talks <b>${i + 1}</b>` }));
const ANA = personId('ana');
const person = { id: ANA, name: 'Ana', email: 'ana@example.org', role: 'admin' as const, createdAt: NOW, disabledAt: null };
const ana: Actor = { kind: 'person', person, sessionId: sessionId('s') };
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: 'https://desk.example' });
  await desk.store.feeds.seed([wire, paper], NOW);
  await desk.bring(wire, updates);
  await desk.store.analysis.record({
    epoch: 1_000_000,
    at: NOW,
    members: updates.map((update) => ({ itemId: update.id, storyId: storyId('talks'), publisher: update.outlet, voice: update.outlet })),
    stories: [{ id: storyId('talks'), headlineId: updates[0]!.id, headlines: {} }],
    removed: [],
    days: updates.map(({ orderedAt }) => orderedAt),
    followed: BEFORE_FIRST,
    baseline: paceBaseline([], NOW),
  });
  await desk.store.people.makeLink({ id: 'l', tokenHash: 'h', kind: 'first-admin', role: 'admin', email: null, personId: null, madeBy: '', madeAt: NOW, expiresAt: shift(NOW, DAY) }, null);
  await desk.store.people.join('h', { id: ANA, name: 'Ana', email: person.email, passwordHash: 'hashed' }, NOW);
});
afterAll(() => desk.close());

const as = (path: string, actor: Actor, init: Parameters<typeof request>[1] = {}) => request(path, { ...init, headers: { [ACTOR_HEADER]: writeActor(actor) } });
const read = async (query = ''): Promise<Briefing> => (await (await briefing(request(`/api/briefing?${query}`, { headers: { 'accept-language': 'en' } }))).json()) as Briefing;

describe('a briefing', () => {
  it('says what moved, what turned, the top stories, who was silent and what is not known, each sentence with what it rests on', async () => {
    const { sections, period } = await read('hl=en');
    expect(period).toContain('2026');
    expect(sections.map(({ part }) => part)).toEqual(['moved', 'claims', 'stories', 'silent', 'unknown']);
    for (const { sentences } of sections) {
      expect(sentences.length).toBeGreaterThan(0);
      for (const { text, sources } of sentences) {
        expect(text).not.toMatch(/undefined|\{|\}/);
        expect(sources.length).toBeGreaterThan(0);
        for (const { href } of sources) expect(URL.canParse(href)).toBe(true);
      }
    }
    expect(sections[2]!.sentences[0]!.text).toContain('“Talks <b>1</b>”');
    expect(sections[3]!.sentences[0]!.text).toContain('US media');
  });

  it('counts what the desk counts for the same span', async () => {
    const { sections } = await read(`hl=en&from=${new Date(NOW - 2 * DAY).toISOString()}&to=${new Date(NOW).toISOString()}`);
    expect(sections[0]!.sentences.at(-1)!.text).toBe('4 updates came in; in the span before it were 4.');
  });

  it('speaks both languages, and quotes headlines as they are', async () => {
    const { title, sections } = await read('hl=es');
    expect(title).toBe('Informe: Estados Unidos y Venezuela');
    expect(sections[2]!.sentences[0]!.text).toContain('«Talks <b>1</b>»');
  });

  it('names the parameter that is wrong', async () => {
    expect(await (await briefing(request('/api/briefing?from=yesterday'))).json()).toMatchObject({ error: { code: 'invalid', field: 'from' } });
  });

  it('writes itself without letting a headline become markup', async () => {
    const drawn = await read('hl=en');
    expect(briefingAsHtml(drawn)).toContain('Talks &lt;b&gt;1&lt;/b&gt;');
    expect(briefingAsMarkdown(drawn)).toContain('Talks \\<b\\>1\\</b\\>');
    expect(briefingAsText(drawn)).toContain('https://desk.example/stories/talks');
  });
});

describe('a briefing by mail', () => {
  const put = (json: unknown) => order(as('/api/briefing/schedule', ana, { method: 'PUT', json }));

  it('goes out once when it is due, and the next one is a day later', async () => {
    const answer = await put({ every: 'day', hour: 7, zone: 'America/Caracas', locale: 'es' });
    expect(answer.status).toBe(200);
    const { schedule: saved } = (await answer.json()) as { schedule: { nextAt: Instant } };
    expect(new Date(saved.nextAt).toISOString()).toBe('2026-01-10T11:00:00.000Z');
    const letters: Mail[] = [];
    const parts = { store: desk.store, sendMail: async (mail: Mail) => void letters.push(mail), desk: () => 'https://desk.example', now: () => saved.nextAt, log: requireServices().log };
    expect(await Promise.all([sendDue(parts), sendDue(parts)])).toEqual(expect.arrayContaining([0, 1]));
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: 'ana@example.org', subject: expect.stringContaining('Informe') as string });
    expect(letters[0]!.text).toContain('QUÉ SE MOVIÓ');
    expect(await (await schedule(as('/api/briefing/schedule', ana))).json()).toMatchObject({ schedule: { nextAt: saved.nextAt + DAY, sentAt: saved.nextAt, failure: null }, canSend: false });
  });

  it('tells its owner why it could not be sent', async () => {
    const due = instant((await desk.store.taking.schedule(ANA))!.nextAt);
    await sendDue({ store: desk.store, sendMail: () => Promise.reject(new Error('550 no such box')), desk: () => 'https://desk.example', now: () => due, log: requireServices().log });
    expect(await desk.store.taking.schedule(ANA)).toMatchObject({ failure: '550 no such box' });
  });

  it('refuses an hour or a zone that is none, naming it, and stops when told', async () => {
    expect(await (await put({ every: 'day', hour: 24, zone: 'UTC', locale: 'en' })).json()).toMatchObject({ error: { field: 'hour' } });
    expect(await (await put({ every: 'day', hour: 7, zone: 'Mars/Olympus', locale: 'en' })).json()).toMatchObject({ error: { field: 'zone' } });
    expect((await stop(as('/api/briefing/schedule', ana, { method: 'DELETE' }))).status).toBe(204);
    expect(await desk.store.taking.schedule(ANA)).toBeUndefined();
  });

  it('falls on Mondays where it is weekly, by the clock of its zone', () => {
    const monday = nextBriefing({ every: 'week', hour: 8, zone: 'America/New_York' }, instant(Date.parse('2026-03-06T12:00:00Z')));
    // The clocks of New York were put forward the day before.
    expect(new Date(monday).toISOString()).toBe('2026-03-09T12:00:00.000Z');
  });
});

describe('tokens', () => {
  it('tell their key once, open the door in their owner’s name, and end when revoked or when the account is disabled', async () => {
    const made = await make(as('/api/tokens', ana, { method: 'POST', json: { name: 'Notebook', scopes: ['read'], days: 30 } }));
    expect(made.status).toBe(201);
    const { key, token } = (await made.json()) as NewTokenAnswer;
    expect(key).toMatch(/^entente_[\w-]{43}$/);
    const find = createFindToken(desk.store, () => NOW);
    expect(await find(key, '')).toMatchObject({ kind: 'token', person: { id: ANA, role: 'admin' }, scopes: ['read'] });
    expect(await find(`${key}x`, '')).toBeNull();
    expect(await createFindToken(desk.store, () => shift(NOW, 31 * DAY))(key, '')).toBeNull();
    const listed = await (await tokens(as('/api/tokens', ana))).text();
    expect((JSON.parse(listed) as TokensAnswer).tokens).toHaveLength(1);
    expect(listed).not.toContain(key);
    expect((await revoke(as(`/api/tokens/${token.id}`, ana, { method: 'DELETE' }), at({ id: token.id }))).status).toBe(204);
    expect(await find(key, '')).toBeNull();
  });

  it('are made by people, not by tokens, and say which field is wrong', async () => {
    const program: Actor = { kind: 'token', person, tokenId: 't', scopes: ['read'] };
    expect((await make(as('/api/tokens', program, { method: 'POST', json: { name: 'x', scopes: ['read'], days: 1 } }))).status).toBe(403);
    for (const [field, wrong] of [['name', { name: ' ' }], ['scopes', { scopes: [] }], ['days', { days: 1_000 }]] as const) {
      const answer = await make(as('/api/tokens', ana, { method: 'POST', json: Object.assign({ name: 'x', scopes: ['read'], days: 1 }, wrong) }));
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid', field } });
    }
  });
});

describe('a chart for an article', () => {
  const frame = (chart: string, query = '') => embed(request(`/embed/${chart}?${query}`, { headers: { 'accept-language': 'en' } }), at({ chart }));

  it.each(['index', 'volume'])('draws the %s as a page without script, in either language', async (chart) => {
    const page = await (await frame(chart)).text();
    expect(page).toContain('<svg');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/NaN|undefined/);
    expect(await (await frame(chart, 'hl=es&theme=dark')).text()).toContain('<html lang="es">');
  });

  it('names a chart or a parameter that is none', async () => {
    expect((await frame('pie')).status).toBe(404);
    expect((await frame('index', 'days=1')).status).toBe(400);
  });

  it('lets no outlet’s name in a selection become markup', async () => {
    expect(await (await frame('volume', 'outlet=%22%3E%3Cscript%3E')).text()).not.toContain('<script');
  });
});
