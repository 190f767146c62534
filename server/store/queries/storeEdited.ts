import type { ChangeBody } from '@/lib/domain/change';
import { applyJudgements, NOTHING_DECIDED } from '@/lib/judgement/applyJudgements';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { markColumns, toUpdate, type FeedLabels } from '../rows';
import type { ItemRow, ItemVersionRow, MarksRow } from '../schema';
import type { EditedItem } from '../store';
import { decidedAlready, standAsDecided, standingByRules, toDecidedText } from './decided';
import { reviseEvidence, type HeldUpdate } from './evidence';
import type { HourStep, StandingStep } from './rollups';
import { toIndexEntry, toMarksRow, wordingHash } from './storeAdded';

export interface Edited {
  readonly count: number;
  readonly standings: readonly StandingStep[];
  readonly hours: readonly HourStep[];
  readonly changes: readonly ChangeBody[];
}

const NEWEST_WORDING =
  'ON CONFLICT (n) DO UPDATE SET title = excluded.title, summary = excluded.summary, link = excluded.link, ' +
  'content_hash = excluded.content_hash, wording_hash = excluded.wording_hash, version = excluded.version, ' +
  'edited_at = excluded.edited_at, standing = excluded.standing, rules_version = excluded.rules_version, tag_bits = excluded.tag_bits, ' +
  'direction = excluded.direction, actor_from = excluded.actor_from, step = excluded.step';
export const NEWEST_MARKS = 'ON CONFLICT (item_n) DO UPDATE SET body = excluded.body, decided = excluded.decided';

/**
 * Adds a version to each edited item. A refused item becomes an update when its new wording bears on the story; an update stays one
 * whatever becomes of its wording, with the marks of the new one; what people have decided of it stands; a duplicate stays a duplicate, for the edit reaches the original too.
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
  const hours: HourStep[] = [];
  const held: HeldUpdate[] = [];
  const changes: ChangeBody[] = [];

  const stored = edited.length === 0 ? new Map<string, ItemRow>() : await storedItems(trx, dialect, feed.id, edited);
  const decisions = await decidedAlready(trx, dialect, [...stored.values()].map(({ n }) => n));
  for (const edit of edited) {
    const before = stored.get(edit.item.id);
    // Not known (retention was here), or a repeated call.
    if (!before || before.version >= edit.version) {
      continue;
    }
    stored.delete(edit.item.id);
    const decided = decisions.get(before.n) ?? NOTHING_DECIDED;
    const byRules = standingByRules(before, decided);
    const read = standAsDecided(decided, byRules === 'refused' && edit.marks.relevance.relevant ? 'kept' : byRules);
    const { standing } = read;
    const after: ItemRow = {
      ...before,
      title: edit.item.title,
      summary: edit.item.summary,
      link: edit.item.link,
      content_hash: edit.item.contentHash,
      wording_hash: wordingHash(edit.item),
      version: edit.version,
      edited_at: at,
      standing,
      rules_version: edit.marks.rulesVersion,
      ...(standing === 'kept' ? markColumns(applyJudgements(edit.marks, read.decided)) : {}),
    };
    items.push(after);
    versions.push(toVersionRow(before, before.edited_at ?? before.first_seen_at), toVersionRow(after, at));
    const marks = toMarksRow(edit.marks, after.n, toDecidedText(read.decided));
    if (after.standing === 'kept' || marks.decided !== '') {
      newMarks.push(marks);
      held.push({ item: after, holdings: edit.holdings });
    }
    if (after.standing !== 'kept') {
      continue;
    }
    hours.push({ item: after, by: 1 });
    const update = toUpdate(after, marks, feed);
    if (before.standing === 'kept') {
      hours.push({ item: before, by: -1 });
      changes.push({ kind: 'update-edited', update });
    } else {
      standings.push({ from: before.standing, to: 'kept' });
      changes.push({ kind: 'update-added', update });
    }
  }
  // The wording before this edit is there already, unless it is the first one.
  await dialect.insertMany(trx, 'item_versions', versions, 'ON CONFLICT (item_n, version) DO NOTHING');
  await dialect.insertMany(trx, 'items', items, NEWEST_WORDING);
  await dialect.insertMany(trx, 'marks', newMarks, NEWEST_MARKS);
  await reviseEvidence(trx, dialect, held, at);
  await dialect.indexItems(trx, items.filter(({ standing }) => standing === 'kept').map(toIndexEntry));
  return { count: items.length, standings, hours, changes };
}

async function storedItems(trx: Db, dialect: Dialect, feedId: string, edited: readonly EditedItem[]): Promise<Map<string, ItemRow>> {
  const rows = await trx
    .selectFrom('items')
    .selectAll()
    .where('feed_id', '=', feedId)
    .where(dialect.anyOf('id', edited.map(({ item }) => item.id)))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const toVersionRow = (row: ItemRow, seenAt: number): ItemVersionRow => ({
  item_n: row.n,
  version: row.version,
  seen_at: seenAt,
  title: row.title,
  summary: row.summary,
  link: row.link,
});
