import { sql } from 'kysely';
import { afterTheCap, dayBegan, departures, soonestWays, STORY_QUIET_MS, waysOf, waysWorthAWord, type Departure, type ToldBefore } from '@/lib/alerts/budget';
import { mergeRaised } from '@/lib/alerts/mergeRaised';
import { groupBy } from '@/lib/collections/groupBy';
import { PAGE, USUAL_SETTINGS, usualWay, type AlertSettings, type AlertSource, type AlertWay, type RaisedAlert } from '@/lib/domain/alert';
import type { PersonId } from '@/lib/domain/ids';
import { instant, shift, type Instant } from '@/lib/time/instant';
import { toSettings, toWay, type AlertRow, type DeliveryAlertRow, type DeliveryRow } from '../alertRows';
import type { Db, Dialect } from '../dialect';
import { hashKey } from '../hashKey';
import { tellPeople, tellPerson } from './personalNotices';

/**
 * Tells somebody something, within their noise budget: callable inside any write transaction. What this source has told them of this subject
 * already is passed over. Who has no account any more is told nothing.
 */
export async function raiseAlert(trx: Db, dialect: Dialect, at: Instant, alert: RaisedAlert): Promise<void> {
  const fresh = await takeHits(trx, dialect, at, [{ ...alert, subject: `${alert.personId} ${alert.subject}` }]);
  if (fresh.length > 0) await tellRaised(trx, dialect, at, [alert]);
}

/** Writes down what is told of now. @returns what had not been told of before */
export async function takeHits<T extends { readonly source: AlertSource; readonly subject: string }>(trx: Db, dialect: Dialect, at: Instant, told: readonly T[]): Promise<T[]> {
  const key = ({ source, subject }: { source: string; subject: string }) => `${source} ${subject}`;
  const known = await trx
    .selectFrom('alert_hits')
    .select(['source', 'subject'])
    .where(dialect.anyOf('subject', [...new Set(told.map(({ subject }) => subject))]))
    .execute();
  const seen = new Set(known.map(key));
  const fresh = told.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
  await dialect.insertMany(trx, 'alert_hits', fresh.map(({ source, subject }) => ({ source, subject, at })));
  return fresh;
}

/**
 * The alerts themselves, all people at once: a matter of few statements however many are told.
 * @returns how many alerts were made; what was counted with one before is none
 */
export async function tellRaised(trx: Db, dialect: Dialect, at: Instant, raised: readonly RaisedAlert[]): Promise<number> {
  if (raised.length === 0) return 0;
  const people = await readPeople(trx, dialect, at, raised);
  const { last, history } = await beginMaking(trx);
  const made: Made = { alerts: [], deliveries: [], links: [] };
  const counted = new Map<number, number>();
  const words = new Map<PersonId, { toast: boolean; sound: boolean }>();
  const write = (person: PersonId, raisedAlert: RaisedAlert, channels: readonly string[], planned: readonly Departure[]) => {
    const n = last + made.alerts.length + 1;
    addAlert(made, { n, at, history, person, raised: raisedAlert, channels, planned });
    const inPage = planned.some(({ channel, held }) => channel === PAGE && held === null);
    const word = words.get(person);
    words.set(person, { toast: inPage || (word?.toast ?? false), sound: word?.sound ?? false });
  };

  for (const { alert, sources } of mergeRaised(raised)) {
    const person = people.get(alert.personId);
    if (!person || (alert.story && person.muted.has(alert.story.id))) continue;
    const ways = sources.map((source) => person.ways.get(source) ?? usualWay(source));
    const wanted = soonestWays(ways.flatMap(waysOf));
    if (wanted.length === 0) continue;
    const before = alert.story ? (person.before.get(alert.story.id) ?? []) : [];
    const worth = waysWorthAWord(wanted, alert.story, before, at);
    if (worth.length === 0) {
      // Counted with the newest word that somebody could have heard.
      const latest = before.at(-1);
      if (latest) counted.set(latest.n, (counted.get(latest.n) ?? 0) + 1);
      continue;
    }
    const open = worth.filter(({ channel }) => channel === PAGE || person.channels.has(channel));
    const planned = departures(open, person.settings, person.toldToday, at);
    const isAtOnce = planned.some(({ held }) => held === null);
    if (isAtOnce) person.toldToday += 1;
    const channels = worth.map(({ channel }) => channel);
    if (alert.story) {
      const told: KnownAlert = { n: last + made.alerts.length + 1, at, facts: alert.story, channels, isHeld: planned.every(({ held }) => held !== null) };
      person.before.set(alert.story.id, [...before, told]);
    }
    write(alert.personId, alert, channels, planned);
    if (isAtOnce && ways.some(({ inPage, sound }) => inPage && sound)) words.set(alert.personId, { toast: true, sound: true });

    if (planned.some(({ held }) => held === 'cap') && !person.isCapTold) {
      person.isCapTold = true;
      const until = afterTheCap(person.settings, at);
      const notice: RaisedAlert = { personId: alert.personId, source: 'desk', subject: '', story: null, evidence: { kind: 'cap-reached', cap: person.settings.capADay, until } };
      write(alert.personId, notice, [PAGE], [{ channel: PAGE, at, held: null }]);
    }
  }

  await insertMade(trx, dialect, made);
  for (const [n, more] of counted) await trx.updateTable('alerts').set((eb) => ({ more: eb('more', '+', more) })).where('n', '=', n).execute();
  await tellPeople(trx, dialect, [...words].map(([person, word]) => ({ person, notice: { kind: 'alerts', newest: last + made.alerts.length, ...word } })));
  return made.alerts.length;
}

/** Something that the desk itself tells of a channel or the budget: in the page at once, whatever the hour. */
export async function tellNotice(trx: Db, dialect: Dialect, at: Instant, raised: RaisedAlert): Promise<void> {
  const { last, history } = await beginMaking(trx);
  const made: Made = { alerts: [], deliveries: [], links: [] };
  addAlert(made, { n: last + 1, at, history, person: raised.personId, raised, channels: [PAGE], planned: [{ channel: PAGE, at, held: null }] });
  await insertMade(trx, dialect, made);
  await tellPerson(trx, dialect, raised.personId, { kind: 'alerts', newest: last + 1, toast: true, sound: false });
}

/** The number of the last alert, and the name of this store's history, which tells its deliveries from those of another store. */
async function beginMaking(trx: Db): Promise<{ last: number; history: string }> {
  const last = sql<number>`(SELECT COALESCE(MAX(n), 0) FROM alerts)`;
  return trx.selectFrom('meta').select([last.as('last'), 'data_version as history']).executeTakeFirstOrThrow();
}

async function insertMade(trx: Db, dialect: Dialect, { alerts, deliveries, links }: Made): Promise<void> {
  await dialect.insertMany(trx, 'alerts', alerts);
  // A digest that waits already takes this one along.
  await dialect.insertMany(trx, 'deliveries', deliveries, 'ON CONFLICT (id) DO NOTHING');
  await dialect.insertMany(trx, 'delivery_alerts', links);
}

interface Made {
  readonly alerts: AlertRow[];
  readonly deliveries: DeliveryRow[];
  readonly links: DeliveryAlertRow[];
}

interface Planned {
  readonly n: number;
  readonly at: Instant;
  readonly history: string;
  readonly person: PersonId;
  readonly raised: RaisedAlert;
  readonly channels: readonly string[];
  readonly planned: readonly Departure[];
}

/** What the desk says of its own accord counts towards no cap. */
const OWN_WORDS = new Set(['cap-reached', 'channel-off']);

function addAlert(made: Made, { n, at, history, person, raised, channels, planned }: Planned): void {
  const { source, story, evidence } = raised;
  const held = planned.filter((way) => way.held !== null).map((way) => way.at);
  made.alerts.push({
    n,
    person_id: person,
    at,
    source,
    kind: evidence.kind,
    story_id: story?.id ?? null,
    publishers: story?.independentPublishers ?? 0,
    turn: story?.turn ?? '',
    channels: JSON.stringify(channels),
    at_once: planned.some((way) => way.held === null) && !OWN_WORDS.has(evidence.kind) ? 1 : 0,
    held_until: held.length === planned.length && held.length > 0 ? Math.max(...held) : null,
    more: 0,
    read_at: null,
    body: JSON.stringify(evidence),
  });
  for (const way of planned) {
    const isInPage = way.channel === PAGE && way.held === null;
    // The same digest has the same name, whoever adds to it.
    const id = hashKey(way.held === null ? `${history} ${way.channel} alert ${n}` : `${history} ${person} ${way.channel} digest ${way.at}`);
    made.deliveries.push({
      id,
      person_id: person,
      channel_id: way.channel,
      kind: way.held === null ? 'alert' : 'digest',
      due_at: way.at,
      held: way.held,
      // The word to the page is part of this very transaction.
      state: isInPage ? 'sent' : 'due',
      attempts: isInPage ? 1 : 0,
      claimed_until: null,
      problem: null,
      sent_at: isInPage ? at : null,
    });
    made.links.push({ delivery_id: id, alert_n: n });
  }
}

interface KnownAlert extends ToldBefore {
  readonly n: number;
}

/** What is known of somebody who is to be told something. */
interface Told {
  readonly settings: AlertSettings;
  readonly ways: ReadonlyMap<AlertSource, AlertWay>;
  /** those that are on */
  readonly channels: ReadonlySet<string>;
  readonly muted: ReadonlySet<string>;
  /** by story, oldest first */
  readonly before: Map<string, KnownAlert[]>;
  toldToday: number;
  isCapTold: boolean;
}

async function readPeople(trx: Db, dialect: Dialect, at: Instant, raised: readonly RaisedAlert[]): Promise<Map<PersonId, Told>> {
  const ids = [...new Set(raised.map(({ personId }) => personId))];
  const stories = [...new Set(raised.flatMap(({ story }) => (story ? [story.id] : [])))];
  const sources = [...new Set(raised.map(({ source }) => source))];
  const rows = await trx
    .selectFrom('people')
    .leftJoin('alert_settings', 'alert_settings.person_id', 'people.id')
    .select(['people.id', 'alert_settings.body'])
    .where('people.disabled_at', 'is', null)
    .where(dialect.anyOf('people.id', ids))
    .execute();
  const settingsOf = new Map(rows.map((row) => [row.id, row.body === null ? USUAL_SETTINGS : toSettings(row.body)]));
  const ways = await trx.selectFrom('alert_ways').selectAll().where(dialect.anyOf('source', sources)).where(dialect.anyOf('person_id', ids)).execute();
  const channels = await trx.selectFrom('alert_channels').select(['id', 'person_id']).where('state', '=', 'on').where(dialect.anyOf('person_id', ids)).execute();
  const muted = await trx.selectFrom('alert_mutes').select(['person_id', 'story_id']).where(dialect.anyOf('person_id', ids)).where(dialect.anyOf('story_id', stories)).execute();
  const before = await trx
    .selectFrom('alerts')
    .select(['n', 'person_id', 'story_id', 'at', 'publishers', 'turn', 'channels', 'held_until'])
    .where(dialect.anyOf('story_id', stories))
    .where(dialect.anyOf('person_id', ids))
    // Nothing is held for longer than three days.
    .where('at', '>', at - HELD_AT_MOST_MS)
    .where(({ eb, or }) => or([eb('at', '>', shift(at, -STORY_QUIET_MS)), eb('held_until', '>', at)]))
    .orderBy('n')
    .execute();
  // Asked of the calendar once for each zone: for each of many people it would take longer than all the rest.
  const zones = new Set([...settingsOf.values()].map(({ zone }) => zone));
  const beganIn = new Map([...zones].map((zone) => [zone, dayBegan(at, zone)]));
  const earliest = Math.min(...beganIn.values(), at);
  const today = await trx
    .selectFrom('alerts')
    .select(['person_id', 'at', 'at_once', 'kind'])
    .where(dialect.anyOf('person_id', ids))
    .where('at', '>=', earliest)
    .where(({ eb, or }) => or([eb('at_once', '=', 1), eb('kind', '=', 'cap-reached')]))
    .execute();

  const waysOfPerson = groupBy(ways, ({ person_id }) => person_id);
  const channelsOfPerson = groupBy(channels, ({ person_id }) => person_id);
  const mutedByPerson = groupBy(muted, ({ person_id }) => person_id);
  const people = new Map<PersonId, Told & { began: Instant }>();
  for (const { id } of rows) {
    const settings = settingsOf.get(id)!;
    people.set(id as PersonId, {
      settings,
      began: beganIn.get(settings.zone)!,
      ways: new Map(waysOfPerson.get(id)?.map((way) => [way.source as AlertSource, toWay(way)])),
      channels: new Set(channelsOfPerson.get(id)?.map((channel) => channel.id)),
      muted: new Set(mutedByPerson.get(id)?.map((mute) => mute.story_id)),
      before: new Map(),
      toldToday: 0,
      isCapTold: false,
    });
  }
  for (const row of before) {
    const own = people.get(row.person_id as PersonId)?.before;
    const story = row.story_id ?? '';
    own?.set(story, [...(own.get(story) ?? []), toKnown(row, at)]);
  }
  for (const row of today) {
    const person = people.get(row.person_id as PersonId);
    if (!person || row.at < person.began) continue;
    if (row.at_once === 1) person.toldToday += 1;
    if (row.kind === 'cap-reached') person.isCapTold = true;
  }
  return people;
}

const HELD_AT_MOST_MS = 3 * 24 * 60 * 60 * 1_000;

const toKnown = (row: Pick<AlertRow, 'n' | 'at' | 'story_id' | 'publishers' | 'turn' | 'channels' | 'held_until'>, at: Instant): KnownAlert => ({
  n: row.n,
  at: instant(row.at),
  facts: { id: row.story_id as NonNullable<RaisedAlert['story']>['id'], independentPublishers: row.publishers, turn: row.turn },
  channels: JSON.parse(row.channels) as string[],
  isHeld: row.held_until !== null && row.held_until > at,
});
