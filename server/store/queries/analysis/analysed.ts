import { itemId, sequence, storyId, type ItemId, type Sequence, type StoryId } from '@/lib/domain/ids';
import { instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import { toMarks } from '../../rows';
import type { AnalysedItem, UnreadItem } from '../../store';
import { isUpdate } from '../isUpdate';

/** See `AnalysisStore.openItems`. */
export async function openItems(db: Db, since: Instant, after: number, limit: number): Promise<AnalysedItem[]> {
  const isOpen = sql<boolean>`(items.ordered_at >= ${since} OR items.story_id IS NULL OR items.story_id IN (SELECT id FROM stories WHERE last_at >= ${since}))`;
  const rows = await selectAnalysed(db).where(isUpdate).where(isOpen).where('items.n', '>', after).orderBy('items.n').limit(limit).execute();
  return rows.map(toAnalysed);
}

/** See `AnalysisStore.pastItems`. */
export async function pastItems(db: Db, from: Instant, to: Instant, after: number, limit: number): Promise<AnalysedItem[]> {
  const isOf = sql<boolean>`(items.ordered_at >= ${from} AND items.ordered_at < ${to} OR items.story_id IN (SELECT id FROM stories WHERE last_at >= ${from} AND first_at < ${to}))`;
  const rows = await selectAnalysed(db).where(isUpdate).where(isOf).where('items.n', '>', after).orderBy('items.n').limit(limit).execute();
  return rows.map(toAnalysed);
}

export async function analysedItems(db: Db, dialect: Dialect, ids: readonly ItemId[]): Promise<AnalysedItem[]> {
  const rows = await selectAnalysed(db).where(isUpdate).where(dialect.anyOf('items.id', ids)).orderBy('items.n').execute();
  return rows.map(toAnalysed);
}

const selectAnalysed = (db: Db) =>
  db
    .selectFrom('items')
    .innerJoin('marks', 'marks.item_n', 'items.n')
    .select(['items.n', 'items.id', 'items.title', 'items.summary', 'items.language', 'items.outlet', 'items.ordered_at', 'items.story_id', 'items.publisher', 'items.voice', 'items.pin', 'marks.body', 'marks.decided']);

type AnalysedRow = Awaited<ReturnType<ReturnType<typeof selectAnalysed>['executeTakeFirstOrThrow']>>;

const toAnalysed = ({ n, id, title, summary, language, outlet, ordered_at, story_id, publisher, voice, pin, body, decided }: AnalysedRow): AnalysedItem => ({
  n,
  id: itemId(id),
  title,
  summary,
  language,
  outlet,
  orderedAt: instant(ordered_at),
  marks: toMarks({ body, decided }),
  storyId: story_id === null ? null : storyId(story_id),
  publisher,
  voice,
  pin: pin === null ? null : storyId(pin),
});

/** See `AnalysisStore.itemsOf`. */
export async function analysedOf(db: Db, dialect: Dialect, stories: readonly StoryId[]): Promise<AnalysedItem[]> {
  const rows = await selectAnalysed(db).where(isUpdate).where(dialect.anyOf('items.story_id', stories)).orderBy('items.n').execute();
  return rows.map(toAnalysed);
}

/** See `AnalysisStore.followed`. */
export async function followedChange(db: Db): Promise<Sequence> {
  return sequence((await db.selectFrom('meta').select('followed').executeTakeFirstOrThrow()).followed);
}

/** See `AnalysisStore.unread`. */
export async function unreadItems(db: Db, rulesVersion: string, limit: number): Promise<UnreadItem[]> {
  const newest: { n: number; item: UnreadItem }[] = [];
  for (const version of await versionsBut(db, rulesVersion)) {
    const rows = await db
      .selectFrom('items')
      .select(['n', 'id', 'title', 'summary', 'language', 'standing'])
      .where(isRead)
      .where('rules_version', '=', version)
      .orderBy('n', 'desc')
      .limit(limit)
      .execute();
    newest.push(...rows.map(({ n, id, standing, ...text }) => ({ n, item: { id: itemId(id), ...text, standing: standing as UnreadItem['standing'] } })));
  }
  return newest
    .sort((a, b) => b.n - a.n)
    .slice(0, limit)
    .map(({ item }) => item);
}

export async function unreadCount(db: Db, rulesVersion: string): Promise<number> {
  let count = 0;
  for (const version of await versionsBut(db, rulesVersion)) {
    const row = await db.selectFrom('items').select(sql<number>`COUNT(*)`.as('count')).where(isRead).where('rules_version', '=', version).executeTakeFirstOrThrow();
    count += row.count;
  }
  return count;
}

/** What a text is read for; a duplicate stands and falls with the item it repeats. */
const isRead = sql<boolean>`standing <> 'duplicate'`;

/** The versions that stored items carry, from one to the next along the index: `<>` would look at every item whenever it is asked. */
async function versionsBut(db: Db, rulesVersion: string): Promise<string[]> {
  const versions: string[] = [];
  for (let last: string | null = null; ; ) {
    let query = db.selectFrom('items').select(sql<string | null>`MIN(rules_version)`.as('version')).where(isRead);
    if (last !== null) query = query.where('rules_version', '>', last);
    const { version }: { version: string | null } = await query.executeTakeFirstOrThrow();
    if (version === null) return versions;
    if (version !== rulesVersion) versions.push(version);
    last = version;
  }
}
