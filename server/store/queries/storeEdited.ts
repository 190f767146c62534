import type { ChangeBody } from '@/lib/domain/change';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { toUpdate, type FeedLabels } from '../rows';
import type { ItemRow, ItemVersionRow, MarksRow } from '../schema';
import type { EditedItem } from '../store';
import type { StandingStep } from './rollups';
import { toIndexEntry, toMarksRow, wordingHash } from './storeAdded';

export interface Edited {
  readonly count: number;
  readonly standings: readonly StandingStep[];
  /** refused before, and updates with their new wording */
  readonly newUpdates: readonly { orderedAt: Instant; language: string }[];
  readonly changes: readonly ChangeBody[];
}

const NEWEST_WORDING =
  'ON CONFLICT (n) DO UPDATE SET title = excluded.title, summary = excluded.summary, link = excluded.link, ' +
  'content_hash = excluded.content_hash, wording_hash = excluded.wording_hash, version = excluded.version, ' +
  'edited_at = excluded.edited_at, standing = excluded.standing';
const NEWEST_MARKS =
  'ON CONFLICT (item_n) DO UPDATE SET relevant = excluded.relevant, words = excluded.words, rules_version = excluded.rules_version';

/**
 * Adds a version to each edited item. A refused item becomes an update when its new wording bears on the story; an update stays one
 * whatever becomes of its wording, and keeps the marks that made it one; a duplicate stays a duplicate, for the edit reaches the
 * original too.
 */
export async function storeEdited(
  trx: Db,
  dialect: Dialect,
  feed: FeedLabels & { id: string },
  edited: readonly EditedItem[],
  at: Instant,
): Promise<Edited> {
  const versions: ItemVersionRow[] = [];
  const items: ItemRow[] = [];
  const newMarks: MarksRow[] = [];
  const standings: StandingStep[] = [];
  const newUpdates: { orderedAt: Instant; language: string }[] = [];
  const changes: ChangeBody[] = [];

  const stored = edited.length === 0 ? new Map<string, StoredItem>() : await storedItems(trx, dialect, feed.id, edited);
  for (const edit of edited) {
    const before = stored.get(edit.item.id);
    // Not known (retention was here), or a repeated call.
    if (!before || before.version >= edit.version) {
      continue;
    }
    stored.delete(edit.item.id);
    const { oldMarks, ...row } = before;
    const bears = edit.marks.relevance.relevant;
    const after: ItemRow = {
      ...row,
      title: edit.item.title,
      summary: edit.item.summary,
      link: edit.item.link,
      content_hash: edit.item.contentHash,
      wording_hash: wordingHash(edit.item),
      version: edit.version,
      edited_at: at,
      standing: row.standing === 'refused' && bears ? 'kept' : row.standing,
    };
    items.push(after);
    versions.push(toVersionRow(row, row.edited_at ?? row.first_seen_at), toVersionRow(after, at));
    if (after.standing !== 'kept') {
      continue;
    }
    const marks = bears || oldMarks === null ? toMarksRow(edit, row.n) : oldMarks;
    newMarks.push(marks);
    const update = toUpdate(after, marks, feed);
    if (row.standing === 'kept') {
      changes.push({ kind: 'update-edited', update });
    } else {
      changes.push({ kind: 'update-added', update });
      standings.push({ from: row.standing, to: 'kept' });
      newUpdates.push({ orderedAt: instant(row.ordered_at), language: row.language });
    }
  }
  // The wording before this edit is there already, unless it is the first one.
  await dialect.insertMany(trx, 'item_versions', versions, 'ON CONFLICT (item_n, version) DO NOTHING');
  await dialect.insertMany(trx, 'items', items, NEWEST_WORDING);
  await dialect.insertMany(trx, 'marks', newMarks, NEWEST_MARKS);
  await dialect.indexItems(trx, items.filter(({ standing }) => standing === 'kept').map(toIndexEntry));
  return { count: items.length, standings, newUpdates, changes };
}

type StoredItem = ItemRow & { oldMarks: MarksRow | null };

async function storedItems(trx: Db, dialect: Dialect, feedId: string, edited: readonly EditedItem[]): Promise<Map<string, StoredItem>> {
  const rows = await trx
    .selectFrom('items')
    .selectAll()
    .where('feed_id', '=', feedId)
    .where(dialect.anyOf('id', edited.map(({ item }) => item.id)))
    .execute();
  const marks = await trx
    .selectFrom('marks')
    .selectAll()
    .where(dialect.anyOf('item_n', rows.map(({ n }) => n)))
    .execute();
  const marksByItem = new Map(marks.map((row) => [row.item_n, row]));
  return new Map(rows.map((row) => [row.id, { ...row, oldMarks: marksByItem.get(row.n) ?? null }]));
}

const toVersionRow = (row: ItemRow, seenAt: number): ItemVersionRow => ({
  item_n: row.n,
  version: row.version,
  seen_at: seenAt,
  title: row.title,
  summary: row.summary,
  link: row.link,
});
