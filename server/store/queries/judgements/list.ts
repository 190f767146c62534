import { itemId, personId, storyId, type ItemId, type PersonId } from '@/lib/domain/ids';
import type { Judgement } from '@/lib/domain/judgement';
import type { JudgementState } from '@/lib/protocol/judgements';
import { foldWord } from '@/lib/language/fold';
import { instant } from '@/lib/time/instant';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../dialect';
import type { JudgementRow } from '../../judgementRows';
import type { JudgedLabel, JudgementsAsked, RefusedItem } from '../../judgementStore';
import { toMarks, decidedIn } from '../../rows';
import { toJudgement } from './rows';

/** The later one of the same that stands; what is done with stories stands each by itself. */
const replacedBy = sql<number | null>`CASE WHEN judgements.field = 'story' THEN NULL ELSE (SELECT MAX(later.n) FROM judgements AS later
  WHERE later.target = judgements.target AND later.field = judgements.field AND later.about = judgements.about AND later.n > judgements.n AND later.undone_at IS NULL) END`;

/** See `JudgementStore.list`. */
export async function listJudgements(db: Db, { field, personId: person, target, state, against, before, limit }: JudgementsAsked): Promise<Judgement[]> {
  let query = db.selectFrom('judgements').selectAll('judgements').select(replacedBy.as('replaced_by'));
  if (field !== undefined) query = query.where('judgements.field', '=', field);
  if (person !== undefined) query = query.where('judgements.person_id', '=', person);
  if (target !== undefined) query = query.where('judgements.target', '=', target);
  if (state !== undefined) query = query.where(IS_STATE[state]);
  if (against !== undefined) query = query.where(against === 'confirmed' ? saysAsRules : sql<boolean>`NOT ${saysAsRules}`).where('judgements.rules', '!=', 'null');
  if (before !== undefined) query = query.where('judgements.n', '<', before);
  const rows = await query.orderBy('judgements.n', 'desc').limit(limit).execute();
  return rows.map(({ replaced_by, ...row }) => toJudgement(row as JudgementRow, replaced_by === null ? null : Number(replaced_by)));
}

const saysAsRules = sql<boolean>`(judgements.value = judgements.rules)`;

const IS_STATE: Record<JudgementState, RawBuilder<boolean>> = {
  standing: sql<boolean>`(judgements.undone_at IS NULL AND ${replacedBy} IS NULL)`,
  replaced: sql<boolean>`(judgements.undone_at IS NULL AND ${replacedBy} IS NOT NULL)`,
  undone: sql<boolean>`(judgements.undone_at IS NOT NULL)`,
};

/** See `JudgementStore.authors`. */
export async function judgementAuthors(db: Db): Promise<{ id: PersonId; name: string }[]> {
  const rows = await db.selectFrom('judgements').select(['person_id', sql<string>`MAX(person_name)`.as('name')]).groupBy('person_id').orderBy('name').execute();
  return rows.map(({ person_id, name }) => ({ id: personId(person_id), name }));
}

/** See `JudgementStore.labels`. @param after  `items.n` of the last one of the page before, 0 for the first */
export async function judgedLabels(db: Db, after: number, limit: number): Promise<{ labels: JudgedLabel[]; next: number | null }> {
  const rows = await db
    .selectFrom('items')
    .innerJoin('marks', 'marks.item_n', 'items.n')
    .select(['items.n', 'items.id', 'items.ordered_at', 'items.language', 'items.outlet', 'items.title', 'items.summary', 'items.link', 'items.story_id', 'items.pin'])
    .select(['marks.body', 'marks.decided'])
    .where((eb) => eb.or([eb('marks.decided', '!=', ''), eb('items.pin', 'is not', null)]))
    .where('items.n', '>', after)
    .orderBy('items.n')
    .limit(limit)
    .execute();
  const labels = rows.map((row): JudgedLabel => {
    const marks = toMarks(row);
    const decided = decidedIn(row);
    return {
      n: row.n,
      id: itemId(row.id),
      publishedAt: instant(row.ordered_at),
      language: row.language,
      outlet: row.outlet,
      title: row.title,
      summary: row.summary,
      link: row.link,
      relevant: marks.relevance.relevant,
      tags: marks.tags.map(({ tag }) => tag),
      direction: marks.direction.value,
      storyId: row.story_id === null ? null : storyId(row.story_id),
      fields: (['relevance', 'tags', 'direction', 'story'] as const).filter((field) => (field === 'story' ? row.pin !== null : decided[field] !== undefined)),
    };
  });
  return { labels, next: labels.length < limit ? null : (labels.at(-1)?.n ?? null) };
}

/** See `JudgementStore.text`. */
export async function itemToRead(db: Db, id: ItemId) {
  const row = await db.selectFrom('items').select(['title', 'summary', 'language', 'standing']).where('id', '=', id).executeTakeFirst();
  return row && { ...row, standing: row.standing as 'kept' | 'refused' | 'duplicate' };
}

/** Refused items are in no index of words: so many of the newest are looked through for what was asked. */
const LOOKED_THROUGH = 2_000;

/** See `JudgementStore.refused`. */
export async function refusedItems(db: Db, { before, limit, query }: { before?: number; limit: number; query?: string }): Promise<{ items: RefusedItem[]; next: number | null }> {
  const words = query === undefined ? [] : foldWord(query).split(/\s+/).filter(Boolean);
  let asked = db
    .selectFrom('items')
    .select(['n', 'id', 'title', 'summary', 'language', 'outlet', 'link', 'ordered_at'])
    .where(sql<boolean>`standing = 'refused'`)
    .orderBy('n', 'desc')
    .limit(words.length === 0 ? limit : LOOKED_THROUGH);
  if (before !== undefined) asked = asked.where('n', '<', before);
  const rows = await asked.execute();
  const found = rows.filter(({ title, summary }) => words.length === 0 || hasAll(foldWord(`${title} ${summary}`), words)).slice(0, limit);
  const items = found.map(({ id, ordered_at, ...row }): RefusedItem => ({ ...row, id: itemId(id), orderedAt: instant(ordered_at) }));
  return { items, next: items.length < limit ? null : (items.at(-1)?.n ?? null) };
}

const hasAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));
