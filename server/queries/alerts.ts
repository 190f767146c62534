import { z } from 'zod';
import { personOf, type Actor, type Person } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { toOwnChannel, type AlertsAnswer, type AlertSetup, type ChannelDetail } from '@/lib/protocol/alerts';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import { answering } from './answering';
import { readParameters, type Parameters } from './parameters';

const NO_PERSON: Problem = { code: 'forbidden', message: 'alerts belong to people: sign in with an account' };
const MOST = 100;
const whole = (most: number) => z.string().regex(/^\d{1,15}$/, 'must be a whole number').transform(Number).refine((n) => n <= most, `at most ${most}`);
const PARAMETERS = z.strictObject({
  before: whole(Number.MAX_SAFE_INTEGER).optional(),
  unread: z.enum(['true', 'false'], 'must be true or false').default('false'),
  limit: whole(MOST).default(30),
});
/** Deliveries that a channel shows. */
const SHOWN_DELIVERIES = 20;

function asPerson<T>(actor: Actor, work: (person: Person) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    return person ? work(person) : err(NO_PERSON);
  });
}

/** What somebody was told, newest first. Errors: `invalid`, `forbidden`, `store-unavailable`. */
export function alertsOf(actor: Actor, parameters: Parameters): Promise<Result<AlertsAnswer, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readParameters(PARAMETERS, parameters);
    if (!read.ok) return read;
    const { before, unread: unreadOnly, limit } = read.value;
    const { alerts } = requireServices().store;
    const [page, unread] = await Promise.all([
      alerts.page(person.id, { ...(before === undefined ? {} : { before }), unreadOnly: unreadOnly === 'true', limit: limit + 1 }),
      alerts.unread(person.id),
    ]);
    const shown = page.slice(0, limit);
    return ok({ alerts: shown, unread, next: page.length > limit ? (shown.at(-1)?.alert.n ?? null) : null });
  });
}

/** Everything that somebody has set up for their alerts. Errors: `forbidden`, `store-unavailable`. */
export function alertSetup(actor: Actor): Promise<Result<AlertSetup, Problem>> {
  return asPerson(actor, async (person) => {
    const { store, sendMail, alerts: desk } = requireServices();
    const { alerts } = store;
    const [channels, ways, rules, settings, mutes] = await Promise.all([
      alerts.channels(person.id),
      alerts.ways(person.id),
      alerts.rules(person.id),
      alerts.settings(person.id),
      alerts.mutes(person.id),
    ]);
    return ok({ channels: channels.map(toOwnChannel), ways, rules, settings, mutes, mailTo: sendMail ? person.email : null, pushKey: desk.pushKey });
  });
}

/** A channel and what went through it. Errors: `not-found`, `forbidden`, `store-unavailable`. */
export function channelDetail(actor: Actor, id: string): Promise<Result<ChannelDetail, Problem>> {
  return asPerson(actor, async (person) => {
    const { alerts } = requireServices().store;
    const channel = (await alerts.channels(person.id)).find((one) => one.id === id);
    if (!channel) return err<Problem>({ code: 'not-found', message: 'there is no such channel', field: 'id' });
    return ok({ channel: toOwnChannel(channel), deliveries: await alerts.channelDeliveries(person.id, id, SHOWN_DELIVERIES) });
  });
}
