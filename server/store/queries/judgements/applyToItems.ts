import type { Holding } from '@/lib/claims/holdAgainst';
import type { ChangeBody } from '@/lib/domain/change';
import type { Decision } from '@/lib/domain/judgement';
import type { Marks } from '@/lib/domain/marks';
import { applyJudgements, decidedOf } from '@/lib/judgement/applyJudgements';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';
import { decidedIn, markColumns, marksByRule, NO_MARKS } from '../../rows';
import type { ItemRow } from '../../schema';
import { bringInLine, moveCounts, type Turned } from '../analysis/reread';
import { standAsDecided, standingByRules, toDecidedText } from '../decided';
import { reviseEvidence } from '../evidence';
import { toIndexEntry, toMarksRow } from '../storeAdded';
import { NEWEST_MARKS } from '../storeEdited';
import { toJudgement } from './rows';
import { weighStances } from './stances';

/** What the rules say of an item whose marks are not kept. */
export interface FreshReading {
  readonly marks: Marks;
  readonly holdings: readonly Holding[];
}

const JUDGED_ITEM =
  'ON CONFLICT (n) DO UPDATE SET standing = excluded.standing, tag_bits = excluded.tag_bits, direction = excluded.direction, ' +
  'actor_from = excluded.actor_from, step = excluded.step, story_id = excluded.story_id, publisher = excluded.publisher, voice = excluded.voice';

/**
 * Has everything that follows from items' marks follow from what people have said of them by now: how they stand, columns, counts, search,
 * evidence, stories, index and claims.
 * @param ns       `items.n`
 * @param reading  of an item whose marks are not kept; one without any is left alone
 * @returns what a client can see of it
 */
export async function applyToItems(trx: Db, dialect: Dialect, ns: readonly number[], at: Instant, reading?: FreshReading): Promise<ChangeBody[]> {
  if (ns.length === 0) return [];
  const turned = await turn(trx, dialect, ns, reading);
  const changed = turned.filter(({ isChanged }) => isChanged);
  await save(trx, dialect, changed);
  await moveCounts(trx, dialect, changed);
  const entered = reading ? await reviseEvidence(trx, dialect, turned.map(({ after }) => ({ item: after, holdings: reading.holdings })), at) : [];
  const weighed = await weighStances(trx, dialect, ns, at);
  return bringInLine(trx, dialect, changed, [...new Set([...entered, ...weighed])], at);
}

type Judged = Turned & { readonly isChanged: boolean };

async function turn(trx: Db, dialect: Dialect, ns: readonly number[], reading: FreshReading | undefined): Promise<Judged[]> {
  const items = await trx.selectFrom('items').selectAll().where(dialect.anyOf('n', ns)).orderBy('n').execute();
  const marks = new Map((await trx.selectFrom('marks').selectAll().where(dialect.anyOf('item_n', ns)).execute()).map((row) => [row.item_n, row]));
  const feeds = new Map((await trx.selectFrom('feeds').selectAll().where(dialect.anyOf('id', items.map((item) => item.feed_id))).execute()).map((row) => [row.id, row]));
  const said = await trx
    .selectFrom('judgements')
    .selectAll()
    .where(dialect.anyOf('target', items.map(({ id }) => id)))
    .where('field', 'in', ['relevance', 'tags', 'direction'])
    .where('undone_at', 'is', null)
    .execute();
  const placed = await placedBy(trx, dialect, ns);
  return items.flatMap((before): Judged[] => {
    const row = marks.get(before.n);
    const feed = feeds.get(before.feed_id);
    const rules = row ? marksByRule(row) : reading?.marks;
    if (!rules || !feed || before.standing === 'duplicate') return [];
    const byRules = standingByRules(before, row ? decidedIn(row) : {});
    const own = said.filter(({ target }) => target === before.id).map((one) => toJudgement(one));
    const { decided, standing } = standAsDecided(decidedOf(own, byRules === 'kept', placed.get(before.n) ?? null), byRules);
    const place = standing === 'kept' ? markColumns(applyJudgements(rules, decided)) : { ...NO_MARKS, story_id: null, publisher: null, voice: null };
    const after: ItemRow = { ...before, standing, ...place };
    const text = toDecidedText(decided);
    return [{ feed, before, after, marks: rules, decided: text, isChanged: text !== (row?.decided ?? '') || standing !== before.standing }];
  });
}

async function save(trx: Db, dialect: Dialect, changed: readonly Judged[]): Promise<void> {
  const isMarked = ({ after, decided }: Judged) => after.standing === 'kept' || decided !== '';
  await dialect.insertMany(trx, 'items', changed.map(({ after }) => after), JUDGED_ITEM);
  await dialect.insertMany(trx, 'marks', changed.filter(isMarked).map(({ marks, decided, after }) => toMarksRow(marks, after.n, decided)), NEWEST_MARKS);
  const unmarked = changed.filter((one) => !isMarked(one)).map(({ after }) => after.n);
  if (unmarked.length > 0) await trx.deleteFrom('marks').where(dialect.anyOf('item_n', unmarked)).execute();
  const steps = changed.filter(({ before, after }) => before.standing !== after.standing);
  await dialect.indexItems(trx, steps.filter(({ after }) => after.standing === 'kept').map(({ after }) => toIndexEntry(after)));
  const gone = steps.filter(({ before }) => before.standing === 'kept').map(({ after }) => after.n);
  if (gone.length > 0) await dialect.dropFromIndex(trx, gone);
}

/** Who has put each item in its story; nobody where it only stood in a story that people touched. */
async function placedBy(trx: Db, dialect: Dialect, ns: readonly number[]): Promise<Map<number, Decision>> {
  const rows = await trx
    .selectFrom('placings')
    .innerJoin('judgements', 'judgements.n', 'placings.judgement')
    .select(['placings.item_n', 'judgements.n', 'judgements.person_name', 'judgements.at', 'judgements.reason'])
    .where(dialect.anyOf('placings.item_n', ns))
    .where('placings.is_meant', '=', 1)
    .orderBy('judgements.n')
    .execute();
  return new Map(rows.map(({ item_n, n, person_name, at, reason }) => [item_n, { n, by: person_name, at: instant(at), reason }]));
}
