import { MOST_RULES, USUAL_SETTINGS, type AlertRule, type AlertSettings, type AlertWay, type OwnedRule } from '@/lib/domain/alert';
import { personId, storyId, type PersonId, type StoryId } from '@/lib/domain/ids';
import { instant, type Instant } from '@/lib/time/instant';
import { toSettings, toWay, type AlertRuleRow } from '../alertRows';
import type { Db, Dialect } from '../dialect';
import { toStory } from '../rows';

/** See `AlertStore`. */
export async function alertWays(db: Db, person: PersonId): Promise<AlertWay[]> {
  return (await db.selectFrom('alert_ways').selectAll().where('person_id', '=', person).orderBy('source').execute()).map(toWay);
}

export async function setAlertWay(db: Db, dialect: Dialect, person: PersonId, { source, pace, inPage, sound, channels }: AlertWay): Promise<void> {
  await dialect.write(db, async (trx) => {
    // A channel of somebody else, or one deleted meanwhile, is none.
    const own = await trx.selectFrom('alert_channels').select('id').where('person_id', '=', person).where(dialect.anyOf('id', channels)).orderBy('id').execute();
    const row = { person_id: person, source, pace, in_page: inPage ? 1 : 0, sound: sound ? 1 : 0, channels: JSON.stringify(own.map(({ id }) => id)) };
    await trx.insertInto('alert_ways').values(row).onConflict((conflict) => conflict.columns(['person_id', 'source']).doUpdateSet(row)).execute();
  });
}

export async function alertRules(db: Db, person: PersonId | null): Promise<OwnedRule[]> {
  let query = db.selectFrom('alert_rules').selectAll();
  if (person !== null) query = query.where('person_id', '=', person);
  return (await query.orderBy('created_at').orderBy('id').execute()).map(toRule);
}

export async function addAlertRule(db: Db, dialect: Dialect, rule: OwnedRule): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const own = await trx.selectFrom('alert_rules').select('id').where('person_id', '=', rule.personId).execute();
    if (own.length >= MOST_RULES) return false;
    await trx.insertInto('alert_rules').values({ id: rule.id, person_id: rule.personId, rule: JSON.stringify(rule.rule), created_at: rule.createdAt }).execute();
    return true;
  });
}

export async function removeAlertRule(db: Db, dialect: Dialect, person: PersonId, id: string): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('alert_rules').where('id', '=', id).where('person_id', '=', person).executeTakeFirst();
    if (Number(numDeletedRows) === 0) return false;
    await trx.deleteFrom('alert_ways').where('person_id', '=', person).where('source', '=', `rule:${id}`).execute();
    return true;
  });
}

export async function alertSettings(db: Db, person: PersonId): Promise<AlertSettings> {
  const row = await db.selectFrom('alert_settings').select('body').where('person_id', '=', person).executeTakeFirst();
  return row ? toSettings(row.body) : USUAL_SETTINGS;
}

export async function setAlertSettings(db: Db, dialect: Dialect, person: PersonId, settings: AlertSettings): Promise<void> {
  await dialect.write(db, async (trx) => {
    const row = { person_id: person, body: JSON.stringify(settings) };
    await trx.insertInto('alert_settings').values(row).onConflict((conflict) => conflict.column('person_id').doUpdateSet(row)).execute();
  });
}

export async function alertMutes(db: Db, person: PersonId): Promise<{ storyId: StoryId; at: Instant; title: string | null }[]> {
  const rows = await db
    .selectFrom('alert_mutes')
    .leftJoin('stories', 'stories.id', 'alert_mutes.story_id')
    .select(['alert_mutes.story_id', 'alert_mutes.at', 'stories.body'])
    .where('person_id', '=', person)
    .orderBy('alert_mutes.at', 'desc')
    .orderBy('story_id')
    .execute();
  return rows.map(({ story_id, at, body }) => ({ storyId: storyId(story_id), at: instant(at), title: body === null ? null : toStory({ body }).headline.title }));
}

export async function setAlertMute(db: Db, dialect: Dialect, person: PersonId, story: StoryId, isMuted: boolean, now: Instant): Promise<void> {
  await dialect.write(db, async (trx) => {
    await trx.deleteFrom('alert_mutes').where('person_id', '=', person).where('story_id', '=', story).execute();
    if (isMuted) await trx.insertInto('alert_mutes').values({ person_id: person, story_id: story, at: now }).execute();
  });
}

const toRule = (row: AlertRuleRow): OwnedRule => ({
  id: row.id,
  personId: personId(row.person_id),
  rule: JSON.parse(row.rule) as AlertRule,
  createdAt: instant(row.created_at),
});
