import { POST as addChannel } from '@/app/api/alerts/channels/route';
import { DELETE as removeChannel, GET as channelDetail, PATCH as editChannel } from '@/app/api/alerts/channels/[id]/route';
import { POST as testChannel } from '@/app/api/alerts/channels/[id]/test/route';
import { PUT as mute } from '@/app/api/alerts/mutes/route';
import { POST as markRead } from '@/app/api/alerts/read/route';
import { GET as list } from '@/app/api/alerts/route';
import { POST as addRule } from '@/app/api/alerts/rules/route';
import { DELETE as removeRule } from '@/app/api/alerts/rules/[id]/route';
import { PUT as setSettings } from '@/app/api/alerts/settings/route';
import { GET as setup } from '@/app/api/alerts/setup/route';
import { PUT as setWay } from '@/app/api/alerts/ways/route';
import { personId, sessionId } from '@/lib/domain/ids';
import { NOBODY, type Actor } from '@/lib/domain/person';
import type { AlertsAnswer, AlertSetup, ChannelAnswer } from '@/lib/protocol/alerts';
import { instant, MINUTE, shift } from '@/lib/time/instant';
import { ACTOR_HEADER, writeActor } from '@/server/commands/actorOf';
import { isPublicAddress } from '@/server/feeds/address';
import { madePerson } from '../../contract/madePeople';
import { madeAlertStep, madeFired, madeSettings, madeStory, madeWay } from '../../fixtures/made/alerts';
import { at, openDesk, ORIGIN, type Desk } from './desk';

let desk: Desk;
let ana: Actor;
let ben: Actor;

beforeEach(async () => {
  desk = await openDesk({ sendMail: async () => undefined, alerts: { pushKey: 'a-key', isAllowed: isPublicAddress } });
  const actor = async (name: string): Promise<Actor> => ({ kind: 'person', person: await madePerson(desk.store, name), sessionId: sessionId(`of-${name}`) });
  ana = await actor('ana');
  ben = await actor('ben');
});
afterEach(() => desk.close());

function ask(method: string, json?: unknown, by: Actor = ana, query = ''): Request {
  return new Request(`${ORIGIN}/api/alerts${query}`, {
    method,
    headers: { [ACTOR_HEADER]: writeActor(by), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
}
const answerOf = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
const problemOf = async (response: Promise<Response>) => {
  const { error } = await answerOf<{ error: { code: string; field?: string } }>(response);
  return [(await response).status, error.code, error.field];
};
const tell = (...fired: ReturnType<typeof madeFired>[]) => desk.store.alerts.record(madeAlertStep(fired));
const setUp = (by: Actor = ana) => answerOf<AlertSetup>(setup(ask('GET', undefined, by)));
const WEBHOOK = { kind: 'webhook', name: 'Newsroom', url: 'https://hooks.example.org/in' };

it('lists what somebody was told, page by page, and counts what they have not read', async () => {
  await tell(madeFired('ana', 'talks', 'one', { told: madeStory('s1') }), madeFired('ana', 'talks', 'two', { told: madeStory('s2') }), madeFired('ben', 'oil', 'one'));
  const first = await answerOf<AlertsAnswer>(list(ask('GET', undefined, ana, '?limit=1')));
  expect(first).toMatchObject({ unread: 2, next: 2, alerts: [{ alert: { n: 2, storyId: 's2' }, deliveries: [{ state: 'sent' }] }] });
  expect(await answerOf<AlertsAnswer>(list(ask('GET', undefined, ana, '?limit=1&before=2')))).toMatchObject({ next: null, alerts: [{ alert: { n: 1 } }] });
  expect(await answerOf(markRead(ask('POST', { upTo: 2, only: true })))).toEqual({ unread: 1 });
  expect((await answerOf<AlertsAnswer>(list(ask('GET', undefined, ana, '?unread=true')))).alerts.map(({ alert }) => alert.n)).toEqual([1]);
  expect(await answerOf(markRead(ask('POST', { upTo: 9 })))).toEqual({ unread: 0 });
  expect((await answerOf<AlertsAnswer>(list(ask('GET', undefined, ben)))).unread).toBe(1);
});

it('mutes a story', async () => {
  expect((await mute(ask('PUT', { storyId: 's1', isMuted: true }))).status).toBe(204);
  await tell(madeFired('ana', 'talks', 'one', { told: madeStory('s1') }));
  expect((await answerOf<AlertsAnswer>(list(ask('GET')))).alerts).toEqual([]);
  expect((await setUp()).mutes).toMatchObject([{ storyId: 's1' }]);
});

it('keeps hours, and names what is wrong with them', async () => {
  const settings = madeSettings({ zone: 'America/Caracas', quiet: { from: 1_320, to: 420 }, locale: 'es' });
  expect(await answerOf(setSettings(ask('PUT', settings)))).toEqual(settings);
  expect((await setUp()).settings).toEqual(settings);
  expect(await problemOf(setSettings(ask('PUT', { ...settings, zone: 'Nowhere/Land' })))).toEqual([400, 'invalid', 'zone']);
  expect(await problemOf(setSettings(ask('PUT', { ...settings, quiet: { from: 0, to: 1_440 } })))).toEqual([400, 'invalid', 'quiet.to']);
  expect(await problemOf(setSettings(ask('PUT', { ...settings, capADay: 0 })))).toEqual([400, 'invalid', 'capADay']);
});

it('adds a webhook, tells its secret once, and shows how a trial went', async () => {
  const { channel, secret } = await answerOf<ChannelAnswer>(addChannel(ask('POST', WEBHOOK)));
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(channel).toMatchObject({ kind: 'webhook', name: 'Newsroom', url: WEBHOOK.url, style: 'json', state: 'on' });
  expect(JSON.stringify(await setUp())).not.toContain(secret);
  expect(await problemOf(addChannel(ask('POST', WEBHOOK)))).toEqual([409, 'duplicate-url', 'url']);
  const own = at({ id: channel.id });
  expect((await testChannel(ask('POST'), own)).status).toBe(204);
  expect(await answerOf(channelDetail(ask('GET'), own))).toMatchObject({ channel: { id: channel.id }, deliveries: [{ kind: 'test', state: 'due' }] });
  expect(await answerOf(editChannel(ask('PATCH', { state: 'paused', style: 'slack', name: 'Desk' }), own))).toMatchObject({ channel: { state: 'paused', style: 'slack', name: 'Desk' } });
  expect((await testChannel(ask('POST'), own)).status).toBe(404);
  for (const [route, method, json] of [[channelDetail, 'GET'], [editChannel, 'PATCH', { name: 'Mine' }], [removeChannel, 'DELETE'], [testChannel, 'POST']] as const) {
    expect((await route(ask(method, json, ben), own)).status).toBe(404);
  }
  expect((await removeChannel(ask('DELETE'), own)).status).toBe(204);
  expect((await setUp()).channels).toEqual([]);
});

it('refuses addresses within the desk’s own network, and what is no address', async () => {
  for (const url of ['http://127.0.0.1:9/in', 'http://169.254.169.254/', 'ftp://hooks.example.org/', 'https://user:word@hooks.example.org/', 'hooks']) {
    expect(await problemOf(addChannel(ask('POST', { ...WEBHOOK, url })))).toEqual([400, 'invalid', 'url']);
  }
});

it('adds mail to the account’s own address, and browsers, where the desk sends them', async () => {
  const keys = { p256dh: Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url'), auth: Buffer.alloc(16, 1).toString('base64url') };
  expect(await setUp()).toMatchObject({ mailTo: 'ana@example.org', pushKey: 'a-key' });
  expect(await answerOf(addChannel(ask('POST', { kind: 'mail' })))).toMatchObject({ channel: { kind: 'mail', name: 'ana@example.org', url: null } });
  expect(await answerOf(addChannel(ask('POST', { kind: 'push', name: 'Firefox', endpoint: 'https://push.example.org/x', ...keys })))).toMatchObject({ channel: { kind: 'push', endpoint: 'https://push.example.org/x' } });
  expect(JSON.stringify(await setUp())).not.toContain(keys.auth);
  expect(await problemOf(addChannel(ask('POST', { kind: 'push', name: 'Firefox', endpoint: 'http://push.example.org/x', ...keys })))).toEqual([400, 'invalid', 'endpoint']);
  expect(await problemOf(addChannel(ask('POST', { kind: 'push', name: 'Firefox', endpoint: 'https://push.example.org/y', ...keys, auth: 'AAAA' })))).toEqual([400, 'invalid', 'auth']);
  desk.provide({ sendMail: null, alerts: { pushKey: null, isAllowed: isPublicAddress } });
  expect(await problemOf(addChannel(ask('POST', { kind: 'mail' }, ben)))).toEqual([400, 'invalid', 'kind']);
  expect(await problemOf(addChannel(ask('POST', { kind: 'push', name: 'Firefox', endpoint: 'https://push.example.org/x', ...keys }, ben)))).toEqual([400, 'invalid', 'kind']);
  expect(await setUp(ben)).toMatchObject({ mailTo: null, pushKey: null });
});

it('adds and deletes rules, and says how each is told', async () => {
  const rule = await answerOf<{ id: string }>(addRule(ask('POST', { kind: 'index-moved', points: 15 })));
  expect(await problemOf(addRule(ask('POST', { kind: 'index-moved', points: 0 })))).toEqual([400, 'invalid', 'points']);
  expect(await problemOf(addRule(ask('POST', { kind: 'weather' })))).toEqual([400, 'invalid', 'kind']);
  const way = { source: `rule:${rule.id}`, pace: 'daily', inPage: true, sound: true, channels: [] };
  expect(await answerOf(setWay(ask('PUT', way)))).toEqual(way);
  expect(await problemOf(setWay(ask('PUT', way, ben)))).toEqual([404, 'not-found', 'source']);
  expect(await problemOf(setWay(ask('PUT', { ...way, source: 'watchlist:none' })))).toEqual([404, 'not-found', 'source']);
  expect((await setWay(ask('PUT', { ...way, source: 'mention' }))).status).toBe(200);
  expect((await removeRule(ask('DELETE', undefined, ben), at({ id: rule.id }))).status).toBe(404);
  expect((await removeRule(ask('DELETE'), at({ id: rule.id }))).status).toBe(204);
  expect(await setUp()).toMatchObject({ rules: [], ways: [{ source: 'mention' }] });
});

it('is for people only', async () => {
  for (const by of [NOBODY, { kind: 'desk-key' } satisfies Actor]) {
    expect(await problemOf(list(ask('GET', undefined, by)))).toEqual([403, 'forbidden', undefined]);
    expect(await problemOf(addChannel(ask('POST', WEBHOOK, by)))).toEqual([403, 'forbidden', undefined]);
  }
});

it('takes another subscription of a browser, one that was turned off being on again', async () => {
  const keys = (by: number) => ({ p256dh: Buffer.alloc(65, by).toString('base64url'), auth: Buffer.alloc(16, by).toString('base64url') });
  const push = (name: string) => answerOf<ChannelAnswer>(addChannel(ask('POST', { kind: 'push', name, endpoint: `https://push.example.org/${name}`, ...keys(4) })));
  const { channel } = await push('old');
  const own = at({ id: channel.id });
  const renew = (endpoint: string, more: object = {}) => editChannel(ask('PATCH', { subscription: { endpoint, ...keys(5), ...more } }), own);

  const now = instant(Date.now());
  await desk.store.alerts.setWay(personId('ana'), madeWay('talks', { channels: [channel.id] }));
  await tell(madeFired('ana', 'talks', 'one'));
  const until = shift(now, MINUTE);
  const [due] = await desk.store.alerts.claim(now, until, 1);
  await desk.store.alerts.settle(due!.id, until, { kind: 'gone', problem: 'HTTP 410' }, now);
  expect((await setUp()).channels).toMatchObject([{ state: 'off', problem: 'HTTP 410' }]);

  expect(await answerOf(renew('https://push.example.org/new'))).toMatchObject({ channel: { id: channel.id, state: 'on', failures: 0, problem: null, endpoint: 'https://push.example.org/new' } });
  expect(await problemOf(renew('http://push.example.org/new'))).toEqual([400, 'invalid', 'subscription.endpoint']);
  expect(await problemOf(renew('https://10.0.0.1/new'))).toEqual([400, 'invalid', 'subscription.endpoint']);
  expect(await problemOf(renew('https://push.example.org/new', { auth: 'AAAA' }))).toEqual([400, 'invalid', 'subscription.auth']);
  await push('other');
  expect(await problemOf(renew('https://push.example.org/other'))).toEqual([409, 'duplicate-url', 'subscription']);
});
