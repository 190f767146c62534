import pino from 'pino';
import type { DueDelivery } from '@/lib/domain/alert';
import { MINUTE, shift } from '@/lib/time/instant';
import { CLAIM_MS, deliverAlerts } from '@/server/alerts/deliver';
import type { DeliveryOutcome } from '@/server/store/alertStore';
import { ALERTED_AT, madeAlertStep, madeFired, madeWay, madeWebhook } from '../../fixtures/made/alerts';
import { openAlertedStore, type AlertedStore } from './alertedStore';

let place: AlertedStore;
let now = ALERTED_AT;
let stop: () => Promise<void> = async () => undefined;

beforeEach(async () => {
  now = ALERTED_AT;
  place = await openAlertedStore();
  await place.store.alerts.addChannel(madeWebhook(place.ana, 'first'));
  await place.store.alerts.addChannel(madeWebhook(place.ana, 'second'));
  await place.store.alerts.setWay(place.ana, madeWay('talks', { inPage: false, channels: ['first', 'second'] }));
});
afterEach(async () => {
  await stop();
  await place.close();
});

function deliver(answer: (delivery: DueDelivery, signal: AbortSignal) => Promise<DeliveryOutcome> | DeliveryOutcome) {
  const abort = new AbortController();
  const sent: DueDelivery[] = [];
  const ended = deliverAlerts({
    store: place.store,
    send: async (delivery, signal) => {
      sent.push(delivery);
      return answer(delivery, signal);
    },
    now: () => now,
    log: pino({ level: 'silent' }),
    signal: abort.signal,
    onSettled: () => undefined,
  });
  stop = async () => {
    abort.abort();
    await ended;
  };
  return sent;
}

const tell = (...reports: string[]) => place.store.alerts.record(madeAlertStep(reports.map((report) => madeFired('ana', 'talks', report)), { epoch: place.epoch }));
const states = async () => (await place.store.alerts.page(place.ana, { unreadOnly: false, limit: 50 })).flatMap(({ deliveries }) => deliveries.map(({ state }) => state));
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

it('sends each delivery once, one channel after the other’s alerts in order', async () => {
  const sent = deliver(() => ({ kind: 'sent' }));
  await tell('one', 'two', 'three');
  await until(async () => (await states()).every((state) => state === 'sent'));
  expect(sent).toHaveLength(6);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(6);
});

it('leaves the rest of a channel alone once it has failed, and goes on with the others', async () => {
  await tell('one', 'two', 'three');
  const sent = deliver(({ channel }) => (channel?.id === 'first' ? { kind: 'retry', problem: 'HTTP 503' } : { kind: 'sent' }));
  await until(async () => (await states()).filter((state) => state === 'sent').length === 3);
  expect(sent.filter(({ channel }) => channel?.id === 'first')).toHaveLength(1);
  const [first] = await place.store.alerts.channels(place.ana);
  expect(first).toMatchObject({ failures: 1, problem: 'HTTP 503' });
});

it('does not have the others wait for a far end that is slow', async () => {
  let answerFirst: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (answerFirst = resolve));
  const sent = deliver(async ({ channel }) => {
    if (channel?.id === 'first') await slow;
    return { kind: 'sent' };
  });
  const to = (id: string) => sent.filter(({ channel }) => channel?.id === id).length;
  await tell('one');
  await until(async () => to('first') === 1 && to('second') === 1);
  await tell('two', 'three');
  await until(async () => to('second') === 3);
  expect(to('first')).toBe(1);
  answerFirst();
  await until(async () => (await states()).every((state) => state === 'sent'));
  expect(to('first')).toBe(3);
});

it('ends with what the store says, once what is on its way has come to its end', async () => {
  await tell('one');
  const broken = new Error('the store is out of reach');
  const store = { ...place.store, alerts: { ...place.store.alerts, settle: async () => Promise.reject(broken) } };
  let sent = 0;
  const ended = deliverAlerts({
    store,
    send: async () => {
      sent += 1;
      return { kind: 'sent' };
    },
    now: () => now,
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    onSettled: () => undefined,
  });
  await expect(ended).rejects.toBe(broken);
  expect(sent).toBeGreaterThan(0);
});

it('sends again, under the same id, what somebody claimed and did not settle', async () => {
  await tell('one');
  const lost = await place.store.alerts.claim(now, shift(now, CLAIM_MS), 50);
  const sent = deliver(() => ({ kind: 'sent' }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sent).toEqual([]);
  now = shift(now, CLAIM_MS);
  await tell('two');
  await until(async () => (await states()).every((state) => state === 'sent'));
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(lost.map(({ id }) => id)));
  expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
});

it('gives back at a stop what it has not sent', async () => {
  await tell('one', 'two', 'three');
  const sent = deliver((_delivery, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'released' }))));
  await until(async () => sent.length === 2);
  await stop();
  now = shift(now, MINUTE);
  expect((await place.store.alerts.claim(now, shift(now, MINUTE), 50)).map(({ attempts }) => attempts)).toEqual(Array(6).fill(1));
});
