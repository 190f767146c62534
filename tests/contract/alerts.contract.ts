import { MOST_FAILURES } from '@/lib/alerts/backOff';
import { MOST_CHANNELS, MOST_RULES, USUAL_SETTINGS, type OwnedRule } from '@/lib/domain/alert';
import { claimId } from '@/lib/domain/claim';
import { personId, sequence, storyId, type PersonId } from '@/lib/domain/ids';
import { DAY, HOUR, MINUTE, SECOND, shift, type Instant } from '@/lib/time/instant';
import { ALERT_DAYS } from '@/server/store/queries/alertRetention';
import { ALERTED_AT, madeAlertStep, madeFired, madeSettings, madeStory, madeWay, madeWebhook } from '../fixtures/made/alerts';
import { madeFeed, madeItem, madePoll, NOON, RELEVANT } from './made';
import { EPOCH, judged, madeHolding, madeStep, storyOf } from './madeAnalysis';
import { madePerson } from './madePeople';
import type { OpenPlace } from './place';

const ANA = personId('ana');
const BEN = personId('ben');
const after = (ms: number): Instant => shift(ALERTED_AT, ms);

export function describeAlerts(place: OpenPlace): void {
  const alerts = () => place.store.alerts;
  const list = (person: PersonId = ANA) => alerts().page(person, { unreadOnly: false, limit: 50 });
  const tell = (...parts: Parameters<typeof madeAlertStep>) => alerts().record(madeAlertStep(...parts));
  /** Takes what is due and says how it went. */
  async function deliver(now: Instant, outcome: Parameters<ReturnType<typeof alerts>['settle']>[2] = { kind: 'sent' }): Promise<string[]> {
    const until = shift(now, MINUTE);
    const due = await alerts().claim(now, until, 50);
    for (const { id } of due) await alerts().settle(id, until, outcome, now);
    return due.map(({ id }) => id);
  }

  describe('alerts', () => {
    beforeEach(async () => {
      await madePerson(place.store, 'ana', 'analyst');
      await madePerson(place.store, 'ben');
    });

    it('are told in the page, once, with all that they carry, and survive a restart', async () => {
      const fired = madeFired('ana', 'talks', 'one', { told: madeStory('s1') });
      expect(await tell([fired])).toEqual({ alerts: 1 });
      expect(await alerts().followed()).toBe(7);
      await place.reopen();
      expect(await tell([fired], { followed: sequence(9) })).toEqual({ alerts: 0 });
      expect(await alerts().followed()).toBe(9);
      const [entry, ...others] = await list();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        alert: { n: 1, at: ALERTED_AT, source: 'watchlist:talks', storyId: 's1', more: 0, readAt: null, evidence: fired.evidence },
        deliveries: [{ kind: 'alert', channel: null, state: 'sent', attempts: 1, held: null }],
        isMuted: false,
      });
      expect(await list(BEN)).toEqual([]);
    });

    it('are refused from a poller that was replaced', async () => {
      const epoch = await new Promise<number>((onElected) => void place.store.leadership.campaign({ onElected, onDeposed: () => undefined }));
      await expect(tell([madeFired('ana', 'talks', 'one')], { epoch: epoch - 1 })).rejects.toMatchObject({ reason: 'deposed' });
      expect(await list()).toEqual([]);
    });

    it('become one where several lists of one person are set off by one story', async () => {
      const told = madeStory('s1');
      await tell([madeFired('ana', 'talks', 'one', { told }), madeFired('ana', 'oil', 'one', { told }), madeFired('ana', 'talks', 'two', { told })]);
      const entries = await list();
      expect(entries).toHaveLength(1);
      expect(entries[0]!.alert.evidence).toMatchObject({ lists: [{ name: 'List talks' }, { name: 'List oil' }], reports: [{ itemId: 'one' }, { itemId: 'two' }] });
    });

    it('say one word a story in half an hour, and count the rest', async () => {
      const told = madeStory('s1');
      await tell([madeFired('ana', 'talks', 'one', { told })]);
      await tell([madeFired('ana', 'talks', 'two', { told })], { at: after(10 * MINUTE) });
      await tell([madeFired('ana', 'oil', 'three', { told })], { at: after(29 * MINUTE) });
      expect((await list()).map(({ alert }) => alert.more)).toEqual([2]);
      await tell([madeFired('ana', 'talks', 'four', { told: madeStory('s1', { direction: 'freeze' }) })], { at: after(29 * MINUTE) });
      await tell([madeFired('ana', 'talks', 'five', { told: madeStory('s1', { direction: 'freeze', independentPublishers: 5 }) })], { at: after(29 * MINUTE) });
      await tell([madeFired('ana', 'talks', 'six', { told: madeStory('s1', { direction: 'freeze', independentPublishers: 5 }) })], { at: after(60 * MINUTE) });
      expect((await list()).map(({ alert }) => alert.more)).toEqual([0, 0, 0, 2]);
    });

    it('go on counting with a story that went into another', async () => {
      await tell([madeFired('ana', 'talks', 'one', { told: madeStory('s1') })]);
      await alerts().setMute(BEN, storyId('s1'), true, ALERTED_AT);
      await tell([madeFired('ana', 'talks', 'two', { told: madeStory('s2') })], { at: after(MINUTE), merged: [{ id: storyId('s1'), into: storyId('s2') }] });
      expect((await list()).map(({ alert }) => [alert.storyId, alert.more])).toEqual([['s2', 1]]);
      expect((await alerts().mutes(BEN)).map((mute) => mute.storyId)).toEqual(['s2']);
    });

    it('of a shared list reach those who asked for it, and nobody else', async () => {
      const shared = madeFired('ana', 'talks', 'one', { isShared: true });
      await tell([shared]);
      expect(await list(BEN)).toEqual([]);
      await alerts().setWay(BEN, madeWay('talks'));
      await tell([{ ...shared, subject: 'two' }], { at: after(MINUTE) });
      await tell([{ ...shared, subject: 'three', isShared: false }], { at: after(MINUTE) });
      expect(await list(BEN)).toHaveLength(1);
      expect(await list(ANA)).toHaveLength(3);
    });

    it('are not told to those who want none, have muted the story, or have no account any more', async () => {
      await alerts().setWay(ANA, madeWay('quiet', { inPage: false }));
      await alerts().setMute(ANA, storyId('s1'), true, ALERTED_AT);
      await place.store.people.edit(BEN, { isDisabled: true }, { by: null, at: ALERTED_AT });
      await tell([madeFired('ana', 'quiet', 'one'), madeFired('ana', 'talks', 'one', { told: madeStory('s1') }), madeFired('ben', 'talks', 'one')]);
      expect([await list(ANA), await list(BEN)]).toEqual([[], []]);
      await alerts().setMute(ANA, storyId('s1'), false, ALERTED_AT);
      await tell([madeFired('ana', 'talks', 'two', { told: madeStory('s1') })]);
      expect(await list(ANA)).toHaveLength(1);
    });

    it('wait for the end of the quiet hours and go out as one digest', async () => {
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      await alerts().setWay(ANA, madeWay('talks', { channels: ['hook'] }));
      await alerts().setSettings(ANA, madeSettings({ quiet: { from: 11 * 60, to: 13 * 60 } }));
      await tell([madeFired('ana', 'talks', 'one', { told: madeStory('s1') })]);
      await tell([madeFired('ana', 'talks', 'two', { told: madeStory('s2') })], { at: after(40 * MINUTE) });
      // Half an hour is over, but the first one has not been heard yet.
      await tell([madeFired('ana', 'talks', 'three', { told: madeStory('s1') })], { at: after(50 * MINUTE) });
      const waiting = await list();
      expect(waiting.map(({ alert, deliveries }) => [alert.more, deliveries.map(({ kind, held, state, dueAt }) => [kind, held, state, dueAt - ALERTED_AT])])).toEqual([
        [0, [['digest', 'quiet', 'due', HOUR], ['digest', 'quiet', 'due', HOUR]]],
        [1, [['digest', 'quiet', 'due', HOUR], ['digest', 'quiet', 'due', HOUR]]],
      ]);
      expect(await alerts().claim(after(59 * MINUTE), after(HOUR), 50)).toEqual([]);
      const due = await alerts().claim(after(HOUR), after(HOUR + MINUTE), 50);
      expect(due.map(({ kind, channel, alerts: told }) => [kind, channel?.id ?? 'page', told.map(({ n }) => n)]).sort()).toEqual([
        ['digest', 'hook', [1, 2]],
        ['digest', 'page', [1, 2]],
      ]);
    });

    it('beyond the cap of a day wait for the morning, with a plain word', async () => {
      await alerts().setSettings(ANA, madeSettings({ capADay: 2 }));
      for (const [i, report] of ['one', 'two', 'three', 'four'].entries()) await tell([madeFired('ana', 'talks', report)], { at: after(i * MINUTE) });
      const entries = await list();
      expect(entries.map(({ alert, deliveries }) => [alert.evidence.kind, deliveries.map(({ held }) => held)])).toEqual([
        ['news', ['cap']],
        ['cap-reached', [null]],
        ['news', ['cap']],
        ['news', [null]],
        ['news', [null]],
      ]);
      expect(entries[1]!.alert.evidence).toEqual({ kind: 'cap-reached', cap: 2, until: after(20 * HOUR) });
      // The next day begins anew.
      await tell([madeFired('ana', 'talks', 'five')], { at: after(13 * HOUR) });
      expect((await list())[0]!.deliveries.map(({ held }) => held)).toEqual([null]);
    });

    it('keep their own pace on each channel', async () => {
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      await alerts().setWay(ANA, madeWay('talks', { pace: 'daily', inPage: false, channels: ['hook'] }));
      const told = madeStory('s1');
      await tell([madeFired('ana', 'talks', 'one', { told }), madeFired('ana', 'oil', 'one', { told })]);
      expect((await list())[0]!.deliveries.map(({ channel, held, dueAt }) => [channel?.id ?? 'page', held, dueAt - ALERTED_AT])).toEqual([
        ['page', null, 0],
        ['hook', 'daily', 20 * HOUR],
      ]);
    });

    it('are read one by one or up to one, and counted', async () => {
      for (const report of ['one', 'two', 'three']) await tell([madeFired('ana', 'talks', report)]);
      await tell([madeFired('ben', 'talks-of-ben', 'one')]);
      expect(await alerts().unread(ANA)).toBe(3);
      expect(await alerts().markRead(ANA, 3, true, after(1))).toBe(2);
      expect(await alerts().markRead(ANA, 1, false, after(2))).toBe(1);
      expect((await alerts().page(ANA, { unreadOnly: true, limit: 10 })).map(({ alert }) => alert.n)).toEqual([2]);
      expect((await alerts().page(ANA, { unreadOnly: false, limit: 10, before: 3 })).map(({ alert }) => alert.n)).toEqual([2, 1]);
      expect(await alerts().unread(BEN)).toBe(1);
    });

    it('go when they are old, with what went out of them', async () => {
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      await alerts().setWay(ANA, madeWay('talks', { channels: ['hook'] }));
      await tell([madeFired('ana', 'talks', 'one')]);
      await deliver(ALERTED_AT);
      await tell([madeFired('ana', 'talks', 'two')], { at: after(10 * DAY) });
      const policy = { updateDays: 0, refusedItemDays: 90, changeHours: 72, pollDays: 30 };
      await place.store.applyRetention(after(ALERT_DAYS * DAY + 1), policy);
      expect((await list()).map(({ alert }) => alert.n)).toEqual([2]);
      expect((await place.rows('SELECT delivery_id FROM delivery_alerts')).length).toBe(2);
      expect((await place.rows('SELECT id FROM deliveries')).length).toBe(2);
      expect((await place.rows('SELECT subject FROM alert_hits')).map(({ subject }) => subject)).toEqual(['two']);
    });
  });

  describe('deliveries', () => {
    beforeEach(async () => {
      await madePerson(place.store, 'ana');
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      await alerts().setWay(ANA, madeWay('talks', { inPage: false, channels: ['hook'] }));
      for (const report of ['one', 'two', 'three']) await tell([madeFired('ana', 'talks', report)]);
    });
    const channel = async () => (await alerts().channels(ANA))[0]!;
    const states = async () => (await list()).map(({ deliveries: [delivery] }) => delivery!.state);

    it('are claimed by one, and by another once the claim has run out', async () => {
      const other = await place.openBeside().catch(() => null);
      const first = await alerts().claim(ALERTED_AT, after(MINUTE), 2);
      const second = await (other ?? place.store).alerts.claim(ALERTED_AT, after(MINUTE), 50);
      expect([first.length, second.length]).toEqual([2, 1]);
      const again = await alerts().claim(after(MINUTE), after(2 * MINUTE), 50);
      expect(again.map(({ id }) => id).sort()).toEqual([...first, ...second].map(({ id }) => id).sort());
      expect(again.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
      // Who comes too late says nothing that counts.
      await alerts().settle(first[0]!.id, after(MINUTE), { kind: 'retry', problem: 'too late' }, after(MINUTE));
      expect((await channel()).failures).toBe(0);
      await alerts().settle(first[0]!.id, after(2 * MINUTE), { kind: 'sent' }, after(MINUTE));
      expect((await states()).sort()).toEqual(['due', 'due', 'sent']);
    });

    it('of channels that are left out are not looked for', async () => {
      expect(await alerts().hasDue(ALERTED_AT, ['another'])).toBe(true);
      expect(await alerts().hasDue(ALERTED_AT, ['hook'])).toBe(false);
      expect(await alerts().claim(ALERTED_AT, after(MINUTE), 50, ['another', 'hook'])).toEqual([]);
      expect(await alerts().claim(ALERTED_AT, after(MINUTE), 50, ['another'])).toHaveLength(3);
    });

    it('carry their alerts, the person and the channel', async () => {
      const [due] = await alerts().claim(ALERTED_AT, after(MINUTE), 1);
      expect(due).toMatchObject({
        kind: 'alert',
        held: null,
        person: { id: 'ana', name: 'ana', email: 'ana@example.org' },
        settings: USUAL_SETTINGS,
        channel: { id: 'hook', target: { kind: 'webhook', secret: 'a-secret-of-the-hook' } },
        attempts: 1,
        alerts: [{ evidence: { kind: 'news' } }],
      });
      expect(due!.id).toMatch(/^[\w-]{22}$/);
    });

    it('leave a channel that fails alone, longer each time, and try it with one', async () => {
      expect(await deliver(ALERTED_AT, { kind: 'retry', problem: 'HTTP 503' })).toHaveLength(3);
      expect(await channel()).toMatchObject({ failures: 3, problem: 'HTTP 503', state: 'on', nextTryAt: after(5 * MINUTE) });
      expect(await deliver(after(4 * MINUTE))).toEqual([]);
      expect(await deliver(after(5 * MINUTE))).toHaveLength(1);
      expect(await channel()).toMatchObject({ failures: 0, problem: null, lastOkAt: after(5 * MINUTE), nextTryAt: null });
      expect(await deliver(after(5 * MINUTE))).toHaveLength(2);
      expect(await states()).toEqual(['sent', 'sent', 'sent']);
    });

    it('turn a channel off after too many failures, and tell its owner', async () => {
      let now = ALERTED_AT;
      for (let failures = 0; failures < MOST_FAILURES; ) {
        failures += (await deliver(now, { kind: 'retry', problem: 'no answer' })).length;
        now = (await channel()).nextTryAt ?? now;
      }
      expect(await channel()).toMatchObject({ state: 'off', problem: 'no answer' });
      const [notice, ...told] = await list();
      expect(notice!.alert.evidence).toMatchObject({ kind: 'channel-off', channelId: 'hook', name: 'Hook hook', problem: 'no answer' });
      expect(told.flatMap(({ deliveries }) => deliveries.map(({ state, problem }) => [state, problem]))).toEqual(Array(3).fill(['dropped', 'the channel was turned off']));
      // What comes now stands in the list all the same.
      await tell([madeFired('ana', 'talks', 'four')], { at: now });
      expect((await list())[0]).toMatchObject({ alert: { evidence: { kind: 'news' } }, deliveries: [] });
      expect(await alerts().editChannel(ANA, 'hook', { state: 'on' })).toMatchObject({ state: 'on', failures: 0, problem: null });
    });

    it('end a channel whose far end has gone', async () => {
      const until = after(MINUTE);
      const [first] = await alerts().claim(ALERTED_AT, until, 1);
      await alerts().settle(first!.id, until, { kind: 'gone', problem: 'HTTP 410' }, ALERTED_AT);
      expect((await channel()).state).toBe('off');
      expect((await list()).map(({ alert }) => alert.evidence.kind)).toEqual(['channel-off', 'news', 'news', 'news']);
      expect((await list()).flatMap(({ deliveries }) => deliveries.map(({ state }) => state)).sort()).toEqual(['dropped', 'dropped', 'failed', 'sent']);
    });

    it('that are refused are not tried again', async () => {
      await deliver(ALERTED_AT, { kind: 'refused', problem: 'HTTP 400' });
      expect(await states()).toEqual(['failed', 'failed', 'failed']);
      expect(await channel()).toMatchObject({ state: 'on', failures: 3 });
    });

    it('that were not tried are due as before', async () => {
      await deliver(ALERTED_AT, { kind: 'released' });
      expect((await list())[0]!.deliveries).toMatchObject([{ state: 'due', attempts: 0 }]);
      expect(await deliver(ALERTED_AT)).toHaveLength(3);
    });

    it('try a channel out, even in its pause', async () => {
      await deliver(ALERTED_AT, { kind: 'retry', problem: 'HTTP 503' });
      expect(await alerts().testChannel(ANA, 'hook', after(SECOND))).toBe(true);
      expect(await alerts().testChannel(BEN, 'hook', after(SECOND))).toBe(false);
      expect((await alerts().channelDeliveries(ANA, 'hook', 10)).map(({ kind, state }) => [kind, state])).toEqual([['test', 'due'], ...Array(3).fill(['alert', 'due'])]);
      expect(await deliver(after(SECOND))).toHaveLength(1);
      expect(await alerts().channelDeliveries(BEN, 'hook', 10)).toEqual([]);
    });

    it('of a channel that is deleted or paused are dropped', async () => {
      expect(await alerts().removeChannel(BEN, 'hook')).toBe(false);
      expect(await alerts().editChannel(ANA, 'hook', { state: 'paused' })).toMatchObject({ state: 'paused' });
      expect(await states()).toEqual(['dropped', 'dropped', 'dropped']);
      expect(await alerts().testChannel(ANA, 'hook', after(1))).toBe(false);
      expect(await alerts().removeChannel(ANA, 'hook')).toBe(true);
      expect(await alerts().channels(ANA)).toEqual([]);
      expect(await alerts().ways(ANA)).toEqual([madeWay('talks', { inPage: false, channels: [] })]);
    });

    it('to the page are told there', async () => {
      await alerts().setWay(ANA, madeWay('oil', { pace: 'hourly' }));
      await tell([madeFired('ana', 'oil', 'one')]);
      await deliver(ALERTED_AT);
      const due = await alerts().claim(after(HOUR), after(2 * HOUR), 50);
      expect(due).toMatchObject([{ kind: 'digest', channel: null, held: 'hourly' }]);
      await alerts().settle(due[0]!.id, after(2 * HOUR), { kind: 'sent' }, after(HOUR));
      expect((await list())[0]!.deliveries).toMatchObject([{ channel: null, state: 'sent', sentAt: after(HOUR) }]);
    });
  });

  describe('what people set up for alerts', () => {
    beforeEach(async () => {
      await madePerson(place.store, 'ana');
      await madePerson(place.store, 'ben');
    });

    it('is their own: channels', async () => {
      const added = await alerts().addChannel(madeWebhook(ANA, 'hook'));
      expect(added).toMatchObject({ ok: true, value: { state: 'on', failures: 0, lastOkAt: null } });
      expect(await alerts().addChannel(madeWebhook(ANA, 'again', 'https://hooks.example.org/hook'))).toEqual({ ok: false, error: 'duplicate' });
      expect(await alerts().addChannel(madeWebhook(BEN, 'hook-of-ben', 'https://hooks.example.org/hook'))).toMatchObject({ ok: true });
      for (let i = 1; i < MOST_CHANNELS; i++) await alerts().addChannel(madeWebhook(ANA, `hook-${i}`));
      expect(await alerts().addChannel(madeWebhook(ANA, 'one-more'))).toEqual({ ok: false, error: 'too-many' });
      expect(await alerts().editChannel(BEN, 'hook', { name: 'Mine' })).toBeUndefined();
      expect(await alerts().editChannel(ANA, 'hook', { name: 'Desk', style: 'slack' })).toMatchObject({ name: 'Desk', target: { style: 'slack', url: 'https://hooks.example.org/hook' } });
    });

    it('keeps a browser, and what goes to it, when it has another subscription', async () => {
      const subscription = { endpoint: 'https://push.example.org/new', p256dh: 'p2', auth: 'a2' };
      await alerts().addChannel({ ...madeWebhook(ANA, 'browser'), target: { kind: 'push', endpoint: 'https://push.example.org/old', p256dh: 'p', auth: 'a' } });
      await alerts().setWay(ANA, madeWay('talks', { channels: ['browser'] }));
      await alerts().editChannel(ANA, 'browser', { state: 'paused' });
      expect(await alerts().editChannel(ANA, 'browser', { subscription })).toMatchObject({ state: 'paused', target: { kind: 'push', ...subscription } });
      expect(await alerts().ways(ANA)).toMatchObject([{ channels: ['browser'] }]);
      // The far end that it had is free again, the new one taken.
      const another = (endpoint: string) => alerts().addChannel({ ...madeWebhook(ANA, endpoint.slice(-3)), target: { kind: 'push', endpoint, p256dh: 'p', auth: 'a' } });
      expect(await another('https://push.example.org/old')).toMatchObject({ ok: true });
      expect(await another('https://push.example.org/new')).toEqual({ ok: false, error: 'duplicate' });
      // Of a webhook it is passed over.
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      expect(await alerts().editChannel(ANA, 'hook', { subscription })).toMatchObject({ target: { kind: 'webhook', url: 'https://hooks.example.org/hook' } });
    });

    it('is their own: how each source is told', async () => {
      await alerts().addChannel(madeWebhook(ANA, 'hook'));
      await alerts().addChannel(madeWebhook(BEN, 'hook-of-ben'));
      await alerts().setWay(ANA, madeWay('talks', { pace: 'hourly', sound: true, channels: ['hook', 'hook-of-ben', 'none'] }));
      expect(await alerts().ways(ANA)).toEqual([madeWay('talks', { pace: 'hourly', sound: true, channels: ['hook'] })]);
      await alerts().setWay(ANA, madeWay('talks'));
      expect(await alerts().ways(ANA)).toEqual([madeWay('talks')]);
      expect(await alerts().ways(BEN)).toEqual([]);
    });

    it('is their own: rules', async () => {
      const rule = (id: string, personId: PersonId): OwnedRule => ({ id, personId, rule: { kind: 'claim-turned', claimId: claimId('talks') }, createdAt: NOON });
      expect(await alerts().addRule(rule('r1', ANA))).toBe(true);
      expect(await alerts().addRule(rule('r2', BEN))).toBe(true);
      expect(await alerts().rules(ANA)).toEqual([rule('r1', ANA)]);
      expect(await alerts().allRules()).toHaveLength(2);
      expect(await alerts().removeRule(BEN, 'r1')).toBe(false);
      expect(await alerts().removeRule(ANA, 'r1')).toBe(true);
      for (let i = 0; i < MOST_RULES; i++) await alerts().addRule(rule(`many-${i}`, ANA));
      expect(await alerts().addRule(rule('one-more', ANA))).toBe(false);
    });

    it('is their own: hours, cap and muted stories', async () => {
      expect(await alerts().settings(ANA)).toEqual(USUAL_SETTINGS);
      const settings = madeSettings({ zone: 'America/Caracas', quiet: { from: 1_320, to: 420 } });
      await alerts().setSettings(ANA, settings);
      await alerts().setSettings(ANA, { ...settings, capADay: 5 });
      expect(await alerts().settings(ANA)).toEqual({ ...settings, capADay: 5 });
      expect(await alerts().settings(BEN)).toEqual(USUAL_SETTINGS);
      await alerts().setMute(ANA, storyId('s1'), true, NOON);
      await alerts().setMute(ANA, storyId('s1'), true, NOON);
      expect(await alerts().mutes(ANA)).toEqual([{ storyId: 's1', at: NOON, title: null }]);
      expect(await alerts().mutes(BEN)).toEqual([]);
    });
  });

  it('reads updates as they are now, with the claims they bear on', async () => {
    const { store } = place;
    const feed = madeFeed('wire');
    await store.feeds.seed([feed], NOON);
    const item = madeItem(feed.id, 'one');
    await store.polls.record(madePoll(feed.id, { added: [judged(item, RELEVANT, [madeHolding({ claimId: claimId('talks'), stance: 'supports' })])] }));
    await store.analysis.record(madeStep({ epoch: EPOCH, ...storyOf('s1', [item]) }));
    const [held, ...others] = await store.alerts.updatesHeld([item.id]);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ update: { id: item.id, storyId: 's1' }, held: [{ claimId: 'talks', stance: 'supports' }] });
    expect(await store.alerts.updatesOfStory(storyId('s1'), 10)).toEqual([held]);
    expect(await store.alerts.updatesHeld([])).toEqual([]);
  });
}
