import { createHmac } from 'node:crypto';
import { feedId } from '@/lib/domain/ids';
import { DAY, HOUR, MINUTE, shift } from '@/lib/time/instant';
import { receiveWebSub } from '@/server/feeds/receiveWebSub';
import { callbackUrl, isSignedBy, planSubscription, subscribeForm, verifyIntent } from '@/server/feeds/websub';
import type { PollState, WebSubState } from '@/server/store/store';
import { madeState, NOON } from '../../contract/made';

const offer = { hubUrl: 'https://hub.example/', topicUrl: 'https://feeds.example/topic' };
const verified: WebSubState = { ...offer, secret: 'the-secret', token: 'the-token', status: 'verified', leaseExpiresAt: shift(NOON, 10 * DAY) };
const requested: WebSubState = { ...verified, status: 'requested', leaseExpiresAt: shift(NOON, 30 * MINUTE) };
let made = 0;
const makeToken = () => `token-${++made}`;
const sign = (secret: string, body: string, method = 'sha256') => `${method}=${createHmac(method, secret).update(body).digest('hex')}`;

describe('planSubscription', () => {
  test('a feed that names a hub is subscribed to, with a secret and an address nobody can guess', () => {
    const plan = planSubscription(null, offer, NOON, makeToken);
    expect(plan).toMatchObject({ shouldAsk: true, hub: { ...offer, status: 'requested', leaseExpiresAt: NOON + 30 * MINUTE } });
    expect(plan.hub?.secret).not.toBe(plan.hub?.token);
  });
  test.each<[string, WebSubState, number, boolean, WebSubState['status']]>([
    ['a lease that runs is left alone', verified, 0, false, 'verified'],
    ['it is renewed three hours before its end, and pushes still count meanwhile', verified, 10 * DAY - 2 * HOUR, true, 'verified'],
    ['a lease that has run out is asked for anew', verified, 10 * DAY + 1, true, 'requested'],
    ['a hub that was asked is given half an hour', requested, 10 * MINUTE, false, 'requested'],
    ['and is then asked again', requested, 31 * MINUTE, true, 'requested'],
    ['a hub that denied is left alone for its day', { ...requested, status: 'denied', leaseExpiresAt: shift(NOON, DAY) }, HOUR, false, 'denied'],
    ['and asked again after it', { ...requested, status: 'denied', leaseExpiresAt: shift(NOON, DAY) }, DAY + 1, true, 'requested'],
  ])('%s', (_, hub, afterMs, shouldAsk, status) => {
    for (const seen of [offer, undefined]) {
      const plan = planSubscription(hub, seen, shift(NOON, afterMs), makeToken);
      expect(plan).toMatchObject({ shouldAsk, hub: { status, token: 'the-token', secret: 'the-secret' } });
    }
  });
  test('another hub or topic is another subscription', () => {
    expect(planSubscription(verified, { ...offer, hubUrl: 'https://other.example/' }, NOON, makeToken)).toMatchObject({ shouldAsk: true, hub: { status: 'requested', hubUrl: 'https://other.example/' } });
  });
  test('a feed that names no hub any more has none', () => {
    expect(planSubscription(verified, null, NOON, makeToken)).toEqual({ hub: null, shouldAsk: false });
  });
});

test('the request for a subscription carries what WebSub §5.1 asks for', () => {
  const form = Object.fromEntries(subscribeForm(requested, callbackUrl('https://desk.example/entente', feedId('a-feed'), 'the-token')));
  expect(form).toEqual({
    'hub.callback': 'https://desk.example/entente/api/websub/a-feed/the-token',
    'hub.mode': 'subscribe',
    'hub.topic': offer.topicUrl,
    'hub.lease_seconds': '864000',
    'hub.secret': 'the-secret',
  });
});

describe('verifyIntent', () => {
  const question = (parts: Record<string, string> = {}) =>
    new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': offer.topicUrl, 'hub.challenge': 'abc', 'hub.lease_seconds': '3600', ...parts });

  test('confirms what was asked for, for as long as the hub gives (§5.3)', () => {
    expect(verifyIntent(requested, question(), NOON)).toMatchObject({ kind: 'confirmed', challenge: 'abc', hub: { status: 'verified', leaseExpiresAt: NOON + HOUR } });
  });
  test.each([
    ['another topic', { 'hub.topic': 'https://evil.example/' }],
    ['an unsubscription, which we never ask for', { 'hub.mode': 'unsubscribe' }],
    ['an unknown mode', { 'hub.mode': 'publish' }],
  ])('refuses %s', (_, parts) => expect(verifyIntent(requested, question(parts), NOON).kind).toBe('refused'));
  test('refuses a question without a challenge', () => {
    const bare = question();
    bare.delete('hub.challenge');
    expect(verifyIntent(requested, bare, NOON).kind).toBe('refused');
  });
  test('hears a denial (§5.2)', () => {
    expect(verifyIntent(requested, question({ 'hub.mode': 'denied' }), NOON)).toMatchObject({ kind: 'denied', hub: { status: 'denied' } });
  });
  test.each(['-5', 'soon', '0'])('a lease of %s seconds counts as the one we asked for', (lease) => {
    expect(verifyIntent(requested, question({ 'hub.lease_seconds': lease }), NOON)).toMatchObject({ hub: { leaseExpiresAt: NOON + 10 * DAY } });
  });
});

describe('isSignedBy', () => {
  const body = '<feed/>';
  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('believes a %s signature (§7.1)', (method) => {
    expect(isSignedBy('s', sign('s', body, method), Buffer.from(body))).toBe(true);
  });
  test.each([
    ['another secret', sign('other', body)],
    ['another body', sign('s', '<feed>changed</feed>')],
    ['no signature', null],
    ['half a signature', sign('s', body).slice(0, 50)],
    ['a method that is none', sign('s', body).replace('sha256', 'sha999')],
    ['md5', `md5=${'a'.repeat(40)}`],
    ['no method', sign('s', body).slice(7)],
  ])('does not believe %s', (_, signature) => expect(isSignedBy('s', signature, Buffer.from(body))).toBe(false));
});

describe('receiveWebSub', () => {
  const id = feedId('a-feed');
  function store(hub: WebSubState | null = requested) {
    const state: PollState = madeState(id, { hub });
    return { feeds: { pollStates: jest.fn(async () => [madeState(feedId('b-feed')), state]), saveHub: jest.fn(async () => true), requestPoll: jest.fn(async () => true) } };
  }
  const request = { feedId: 'a-feed', token: 'the-token', query: new URLSearchParams(), signature: null, body: new Uint8Array() };
  const body = Buffer.from('<feed/>');

  test('answers the challenge and keeps the lease in the store', async () => {
    const kept = store();
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': offer.topicUrl, 'hub.challenge': 'xyz', 'hub.lease_seconds': '7200' });
    expect(await receiveWebSub(kept as never, { ...request, method: 'GET', query }, NOON)).toEqual({ status: 200, body: 'xyz' });
    expect(kept.feeds.saveHub).toHaveBeenCalledWith(id, { ...verified, leaseExpiresAt: NOON + 2 * HOUR });
  });
  test('a signed push makes the feed due, and brings nothing in by itself', async () => {
    const kept = store(verified);
    expect(await receiveWebSub(kept as never, { ...request, method: 'POST', body, signature: sign('the-secret', '<feed/>') }, NOON)).toEqual({ status: 202, body: '' });
    expect(kept.feeds.requestPoll).toHaveBeenCalledWith(id, NOON);
  });
  test('a push signed by another is answered alike and passed over', async () => {
    const kept = store(verified);
    expect(await receiveWebSub(kept as never, { ...request, method: 'POST', body, signature: sign('wrong', '<feed/>') }, NOON)).toEqual({ status: 202, body: '' });
    expect(kept.feeds.requestPoll).not.toHaveBeenCalled();
  });
  test.each([
    ['a feed that is not', { feedId: 'nobody' }],
    ['another token', { token: 'the-tokem' }],
    ['a longer token', { token: 'the-token-and-more' }],
  ])('%s is not found', async (_, parts) => {
    const kept = store(verified);
    expect((await receiveWebSub(kept as never, { ...request, ...parts, method: 'POST', body, signature: sign('the-secret', '<feed/>') }, NOON)).status).toBe(404);
    expect(kept.feeds.requestPoll).not.toHaveBeenCalled();
  });
  test('a feed without a subscription is not found', async () => {
    expect((await receiveWebSub(store(null) as never, { ...request, method: 'GET' }, NOON)).status).toBe(404);
  });
});
