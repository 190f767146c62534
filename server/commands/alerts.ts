import { MOST_CHANNELS, MOST_RULES, type AlertSettings, type AlertWay, type ChannelTarget, type OwnedRule } from '@/lib/domain/alert';
import { storyId } from '@/lib/domain/ids';
import { personOf, type Actor, type Person } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { toOwnChannel, type AlertsRead, type ChannelAnswer } from '@/lib/protocol/alerts';
import type { Problem } from '@/lib/protocol/problem';
import { makeId, makeToken } from '../auth/tokens';
import { checkFeedUrl } from '../feeds/address';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { requireServices } from '../services';
import { channelPatchSchema, muteSchema, newChannelSchema, readSchema, ruleSchema, settingsSchema, waySchema } from './alertInput';

const NO_PERSON: Problem = { code: 'forbidden', message: 'alerts belong to people: sign in with an account' };
const NO_SUCH_CHANNEL: Problem = { code: 'not-found', message: 'there is no such channel', field: 'id' };
const invalid = (field: string, message: string) => err<Problem>({ code: 'invalid', message: `${field}: ${message}`, field });

/** Whoever acts, as a person. Errors: `forbidden` for whoever is none; what the work meets. */
function asPerson<T>(actor: Actor, work: (person: Person) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    return person ? work(person) : err(NO_PERSON);
  });
}

/** Marks alerts up to one as read, or only that one. Errors: `invalid`, `forbidden`, `store-unavailable`. */
export function markAlertsRead(actor: Actor, input: unknown): Promise<Result<AlertsRead, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    return ok({ unread: await store.alerts.markRead(person.id, read.data.upTo, read.data.only, now()) });
  });
}

/** Says nothing more of a story, or again. Errors: `invalid`, `forbidden`. */
export function muteStory(actor: Actor, input: unknown): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const read = muteSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    await store.alerts.setMute(person.id, storyId(read.data.storyId), read.data.isMuted, now());
    return ok(null);
  });
}

/** Zone, quiet hours, cap, digest and language. Errors: `invalid` naming the field; `forbidden`. */
export function setAlertSettings(actor: Actor, input: unknown): Promise<Result<AlertSettings, Problem>> {
  return asPerson(actor, async (person) => {
    const read = settingsSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    await requireServices().store.alerts.setSettings(person.id, read.data);
    return ok(read.data);
  });
}

/** How one source is told. A channel that is not the person's is passed over. Errors: `invalid` naming the field; `not-found`; `forbidden`. */
export function setAlertWay(actor: Actor, input: unknown): Promise<Result<AlertWay, Problem>> {
  return asPerson(actor, async (person) => {
    const read = waySchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { alerts } = requireServices().store;
    if (!(await mayHear(person, read.data.source))) return err({ code: 'not-found', message: 'source: there is no such watchlist or rule', field: 'source' });
    await alerts.setWay(person.id, read.data);
    return ok((await alerts.ways(person.id)).find(({ source }) => source === read.data.source) ?? read.data);
  });
}

/** One's own list or rule, or a list that is shared. */
async function mayHear(person: Person, source: AlertWay['source']): Promise<boolean> {
  if (source === 'mention') return true;
  const { alerts, watchlists } = requireServices().store;
  if (source.startsWith('rule:')) return (await alerts.rules(person.id)).some(({ id }) => `rule:${id}` === source);
  return (await watchlists.seenBy(person.id)).some(({ watchlist }) => `watchlist:${watchlist.id}` === source);
}

/** Errors: `invalid` naming the field; `forbidden`. */
export function addAlertRule(actor: Actor, input: unknown): Promise<Result<OwnedRule, Problem>> {
  return asPerson(actor, async (person) => {
    const read = ruleSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    const rule: OwnedRule = { id: makeId(), personId: person.id, rule: read.data, createdAt: now() };
    return (await store.alerts.addRule(rule)) ? ok(rule) : invalid('kind', `at most ${MOST_RULES} rules of one person`);
  });
}

/** Errors: `not-found`, `forbidden`. */
export function removeAlertRule(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) =>
    (await requireServices().store.alerts.removeRule(person.id, id)) ? ok(null) : err<Problem>({ code: 'not-found', message: 'there is no such rule', field: 'id' }),
  );
}

/**
 * Adds a channel of one's own. Where its address leads is checked again whenever something is sent.
 * Errors: `invalid` naming the field; `duplicate-url`; `forbidden`.
 */
export function addAlertChannel(actor: Actor, input: unknown): Promise<Result<ChannelAnswer, Problem>> {
  return asPerson(actor, async (person) => {
    const read = newChannelSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now, sendMail, alerts } = requireServices();
    const { data } = read;
    let target: ChannelTarget;
    let name: string;
    switch (data.kind) {
      case 'mail':
        if (!sendMail) return invalid('kind', 'this desk sends no mail');
        target = { kind: 'mail' };
        name = person.email;
        break;
      case 'webhook': {
        const checked = checkFeedUrl(data.url, alerts.isAllowed);
        if (!checked.ok) return invalid('url', checked.error.message);
        target = { kind: 'webhook', url: data.url, style: data.style, secret: makeToken() };
        name = data.name;
        break;
      }
      case 'push': {
        if (alerts.pushKey === null) return invalid('kind', 'this desk sends no browser notifications');
        const checked = checkFeedUrl(data.endpoint, alerts.isAllowed);
        if (!checked.ok) return invalid('endpoint', checked.error.message);
        target = { kind: 'push', endpoint: data.endpoint, p256dh: data.p256dh, auth: data.auth };
        name = data.name;
        break;
      }
    }
    const added = await store.alerts.addChannel({ id: makeId(), personId: person.id, name, target, createdAt: now() });
    if (added.ok) return ok({ channel: toOwnChannel(added.value), ...(target.kind === 'webhook' ? { secret: target.secret } : {}) });
    const field = data.kind === 'webhook' ? 'url' : 'kind';
    if (added.error === 'too-many') return invalid(field, `at most ${MOST_CHANNELS} channels of one person`);
    return err({ code: 'duplicate-url', message: `${field}: this channel is there already`, field });
  });
}

/**
 * Name, form of a webhook, another subscription of a browser, paused or in use again.
 * Errors: `invalid` naming the field; `duplicate-url`; `not-found`; `forbidden`.
 */
export function editAlertChannel(actor: Actor, id: string, input: unknown): Promise<Result<ChannelAnswer, Problem>> {
  return asPerson(actor, async (person) => {
    const read = channelPatchSchema.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, alerts } = requireServices();
    const { subscription } = read.data;
    if (subscription) {
      const checked = checkFeedUrl(subscription.endpoint, alerts.isAllowed);
      if (!checked.ok) return invalid('subscription.endpoint', checked.error.message);
      const others = (await store.alerts.channels(person.id)).filter((channel) => channel.id !== id);
      if (others.some(({ target }) => target.kind === 'push' && target.endpoint === subscription.endpoint)) {
        return err({ code: 'duplicate-url', message: 'subscription: this browser is another channel already', field: 'subscription' });
      }
    }
    const edited = await store.alerts.editChannel(person.id, id, read.data);
    return edited ? ok({ channel: toOwnChannel(edited) }) : err(NO_SUCH_CHANNEL);
  });
}

/** Errors: `not-found`, `forbidden`. */
export function removeAlertChannel(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => ((await requireServices().store.alerts.removeChannel(person.id, id)) ? ok(null) : err(NO_SUCH_CHANNEL)));
}

/** Sends a trial; how it went stands among the channel's deliveries. Errors: `not-found` (also while it is not in use); `forbidden`. */
export function testAlertChannel(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const { store, now } = requireServices();
    return (await store.alerts.testChannel(person.id, id, now())) ? ok(null) : err(NO_SUCH_CHANNEL);
  });
}
