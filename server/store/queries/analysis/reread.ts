import type { ChangeBody } from '@/lib/domain/change';
import { itemId, sequence, storyId, type Sequence } from '@/lib/domain/ids';
import type { Marks } from '@/lib/domain/marks';
import type { PressGroup } from '@/lib/domain/pressGroup';
import { applyJudgements, NOTHING_DECIDED } from '@/lib/judgement/applyJudgements';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';
import { decidedIn, markColumns, marksByRule, NO_MARKS, toUpdate } from '../../rows';
import type { FeedRow, ItemRow, MarksRow, OldMarksRow, Standing } from '../../schema';
import type { RereadItem, Reread } from '../../store';
import { standAsDecided, standingByRules, toDecidedText } from '../decided';
import { reviseEvidence, type HeldUpdate } from '../evidence';
import { appendChanges } from '../outbox';
import { countHours, countStandings, type HourStep, type StandingStep } from '../rollups';
import { standingOf, standingsAlready, toIndexEntry, toMarksRow } from '../storeAdded';
import { NEWEST_MARKS } from '../storeEdited';
import { drawStories } from './drawStories';
import { beginStep } from './fence';
import { refreshClaims } from './refreshClaims';
import { refreshIndex } from './refreshIndex';

const NEWEST_READING =
  'ON CONFLICT (n) DO UPDATE SET standing = excluded.standing, rules_version = excluded.rules_version, tag_bits = excluded.tag_bits, ' +
  'direction = excluded.direction, actor_from = excluded.actor_from, step = excluded.step, story_id = excluded.story_id, ' +
  'publisher = excluded.publisher, voice = excluded.voice';

/** Lays new marks beside items, with all that hangs on them: see `AnalysisStore.reread`. */
export async function rereadItems(db: Db, dialect: Dialect, { epoch, items, at }: Reread): Promise<{ changed: number; head: Sequence }> {
  return dialect.write(db, async (trx) => {
    const { head, committedAt } = await beginStep(trx, epoch, at);
    const read = await judgeAnew(trx, dialect, items);
    const changed = read.filter(({ hasChanged }) => hasChanged);
    await saveReading(trx, dialect, read, at);
    await moveCounts(trx, dialect, changed);
    const updates = read.flatMap(({ before, after, decided, holdings }): HeldUpdate[] => {
      if (after.standing === 'kept' || decided !== '') return [{ item: after, holdings }];
      return before.standing === 'kept' ? [{ item: after, holdings: [] }] : [];
    });
    const weighed = await reviseEvidence(trx, dialect, updates, at);
    const changes = await bringInLine(trx, dialect, changed, weighed, at);
    return { changed: changed.length, head: sequence(await appendChanges(trx, dialect, head, changes, committedAt)) };
  });
}

interface ReadAnew {
  readonly feed: FeedRow;
  readonly before: ItemRow;
  readonly after: ItemRow;
  /** what an update was read as before; null for any other item */
  readonly oldMarks: MarksRow | null;
  /** the rules' own */
  readonly marks: Marks;
  /** as stored: what people have said stands, whatever the rules say now */
  readonly decided: string;
  readonly holdings: RereadItem['holdings'];
  /** another verdict, not only other words or figures */
  readonly hasChanged: boolean;
}

/** How each item stands by its new marks; those that an edit has had read by the same rules meanwhile are passed over. */
async function judgeAnew(trx: Db, dialect: Dialect, items: readonly RereadItem[]): Promise<ReadAnew[]> {
  const stored = await trx.selectFrom('items').selectAll().where(dialect.anyOf('id', items.map(({ id }) => id))).execute();
  const rows = new Map(stored.map((row) => [row.id, row]));
  const oldMarks = await trx.selectFrom('marks').selectAll().where(dialect.anyOf('item_n', stored.map(({ n }) => n))).execute();
  const marksOf = new Map(oldMarks.map((row) => [row.item_n, row]));
  const feeds = new Map((await trx.selectFrom('feeds').selectAll().where(dialect.anyOf('id', stored.map((row) => row.feed_id))).execute()).map((row) => [row.id, row]));
  const already = await standingsAlready(trx, dialect, stored.filter(({ standing }) => standing === 'refused').map((row) => row.wording_hash));
  return items.flatMap(({ id, marks, holdings }): ReadAnew[] => {
    const before = rows.get(id);
    const feed = before && feeds.get(before.feed_id);
    if (!before || !feed || before.rules_version === marks.rulesVersion) return [];
    rows.delete(id);
    const old = marksOf.get(before.n) ?? null;
    const said = old === null ? NOTHING_DECIDED : decidedIn(old);
    const byRules = standingAfter({ ...before, standing: standingByRules(before, said) }, old && marksByRule(old), marks, already);
    const { standing, decided } = standAsDecided(said, byRules);
    const place = standing === 'kept' ? markColumns(applyJudgements(marks, decided)) : { ...NO_MARKS, story_id: null, publisher: null, voice: null };
    const after: ItemRow = { ...before, standing, rules_version: marks.rulesVersion, ...place };
    const hasChanged = standing !== before.standing || (old !== null && verdictOf(marksByRule(old)) !== verdictOf(marks));
    return [{ feed, before, after, oldMarks: old, marks, decided: toDecidedText(decided), holdings, hasChanged }];
  });
}

/** An update that an edit left beside the story stays one; only a text that bore on it by the old rules can be found not to. */
function standingAfter(before: ItemRow, old: Marks | null, marks: Marks, already: Map<string, Standing>): Standing {
  const { relevant } = marks.relevance;
  switch (before.standing) {
    case 'duplicate':
      return 'duplicate';
    case 'refused':
      return relevant ? standingOf(before.wording_hash, relevant, already) : 'refused';
    case 'kept':
      return relevant || old?.relevance.relevant === false ? 'kept' : 'refused';
  }
}

const verdictOf = ({ relevance, tags, direction, actors, kind, unsure }: Marks): string =>
  JSON.stringify([relevance.relevant, tags.map(({ tag }) => tag).sort(), direction.value, actors.from, actors.to, kind, unsure]);

async function saveReading(trx: Db, dialect: Dialect, read: readonly ReadAnew[], at: number): Promise<void> {
  const old = read.filter(({ hasChanged }) => hasChanged).flatMap(({ oldMarks }): OldMarksRow[] => (oldMarks ? [{ item_n: oldMarks.item_n, replaced_at: at, body: oldMarks.body }] : []));
  const kept = read.filter(({ after }) => after.standing === 'kept');
  const marked = read.filter(({ after, decided }) => after.standing === 'kept' || decided !== '');
  const gone = read.filter(({ before, after }) => before.standing === 'kept' && after.standing !== 'kept');
  const unmarked = gone.filter(({ decided }) => decided === '').map(({ after }) => after.n);
  await dialect.insertMany(trx, 'items', read.map(({ after }) => after), NEWEST_READING);
  await dialect.insertMany(trx, 'old_marks', old, 'ON CONFLICT (item_n, replaced_at) DO NOTHING');
  await dialect.insertMany(trx, 'marks', marked.map(({ marks, decided, after }) => toMarksRow(marks, after.n, decided)), NEWEST_MARKS);
  await dialect.indexItems(trx, kept.filter(({ before }) => before.standing !== 'kept').map(({ after }) => toIndexEntry(after)));
  if (gone.length > 0) {
    await trx.deleteFrom('marks').where(dialect.anyOf('item_n', unmarked)).execute();
    await dialect.dropFromIndex(trx, gone.map(({ after }) => after.n));
  }
}

/** What stands otherwise than before. */
export type Turned = Pick<ReadAnew, 'feed' | 'before' | 'after' | 'marks' | 'decided'>;

export async function moveCounts(trx: Db, dialect: Dialect, changed: readonly Turned[]): Promise<void> {
  for (const id of new Set(changed.map(({ feed }) => feed.id))) {
    const own = changed.filter(({ feed }) => feed.id === id);
    const steps = own.filter(({ before, after }) => before.standing !== after.standing);
    await countStandings(trx, id, steps.map(({ before, after }): StandingStep => ({ from: before.standing, to: after.standing })));
    const hours = own.flatMap(({ before, after }) => [...inHour(before, -1), ...inHour(after, 1)]);
    await countHours(trx, dialect, id, hours);
  }
}

const inHour = (item: ItemRow, by: HourStep['by']): HourStep[] => (item.standing === 'kept' ? [{ item, by }] : []);

/**
 * Has stories, index and claims follow from items that are read otherwise now. An update that leaves the story of a day long past is known to no
 * grouping any more: all is brought in line here.
 * @param weighed  claims whose evidence has changed
 * @returns what a client can see of it
 */
export async function bringInLine(trx: Db, dialect: Dialect, changed: readonly Turned[], weighed: Parameters<typeof refreshClaims>[2], at: Instant): Promise<ChangeBody[]> {
  const stories = await drawStories(trx, dialect, {
    ids: new Set(changed.flatMap(({ before }) => (before.story_id === null ? [] : [before.story_id]))),
    headlines: new Map(),
    joined: new Map(),
    into: new Map(),
    paceOf: (_carriages, before) => before ?? 'steady',
  });
  await refreshIndex(trx, dialect, changed.map(({ after }) => after.ordered_at));
  const claims = await refreshClaims(trx, dialect, weighed, at);
  return [...changed.flatMap(toChanges), ...stories, ...claims];
}

function toChanges({ feed, before, after, marks, decided }: Turned): ChangeBody[] {
  if (after.standing === 'kept') {
    const update = toUpdate(after, toMarksRow(marks, after.n, decided), feed);
    return [{ kind: before.standing === 'kept' ? 'update-retagged' : 'update-added', update }];
  }
  if (before.standing !== 'kept') return [];
  return [
    {
      kind: 'update-removed',
      itemId: itemId(after.id),
      orderedAt: instant(after.ordered_at),
      pressGroup: feed.press_group as PressGroup,
      storyId: before.story_id === null ? null : storyId(before.story_id),
    },
  ];
}
