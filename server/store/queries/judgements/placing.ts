import { groupBy } from '@/lib/collections/groupBy';
import type { ChangeBody } from '@/lib/domain/change';
import { itemId, storyId, type ItemId, type StoryId } from '@/lib/domain/ids';
import type { Placing } from '@/lib/domain/judgement';
import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { PlacingRow } from '../../judgementRows';
import type { ItemRow } from '../../schema';
import { drawStories } from '../analysis/drawStories';
import { refreshClaims } from '../analysis/refreshClaims';
import { refreshIndex } from '../analysis/refreshIndex';
import { isUpdate } from '../isUpdate';
import { applyToItems } from './applyToItems';

type Member = Pick<ItemRow, 'n' | 'id' | 'ordered_at' | 'story_id'>;

export interface Placed {
  readonly placings: PlacingRow[];
  /** the value as it is kept, with the name that a split got */
  readonly value: Placing;
  /** where the story went as a whole */
  readonly into: ReadonlyMap<string, StoryId>;
  /** stories that it touches */
  readonly stories: readonly StoryId[];
}

/**
 * Where an act puts updates. Every story that it touches is decided by people from then on: those of its updates that stay are put there too, so
 * that grouping, which would decide the rest anew, leaves it as it was seen.
 * @param judgement  its number
 * @returns null where it would change nothing; undefined where story, updates or goal are not there
 */
export async function placingsOf(trx: Db, dialect: Dialect, story: StoryId, value: Placing, judgement: number): Promise<Placed | null | undefined> {
  const own = await membersOf(trx, story);
  if (own.length === 0) return undefined;
  const stay = (members: readonly Member[], id: string) => members.map((member) => toPlacing(member, id, judgement, false));
  const touched = [story];
  if (value.kind === 'keep') return { placings: stay(own, story), value, into: new Map(), stories: touched };
  if (value.kind === 'merge') {
    const goal = await membersOf(trx, value.into);
    if (goal.length === 0) return undefined;
    if (value.into === story) return null;
    const placings = [...own.map((member) => toPlacing(member, value.into, judgement, true)), ...stay(goal, value.into)];
    return { placings, value, into: new Map([[story, value.into]]), stories: [story, value.into] };
  }
  const meant = await trx.selectFrom('items').select(MEMBER).where(isUpdate).where(dialect.anyOf('id', value.items)).execute();
  if (meant.length === 0 || meant.length < new Set(value.items).size) return undefined;
  const into = value.kind === 'split' ? storyId(`split-${judgement}`) : value.into;
  const goal = value.kind === 'split' ? [] : await membersOf(trx, into);
  if (value.kind === 'move' && goal.length === 0) return undefined;
  const isMeant = new Set(meant.map(({ n }) => n));
  const moved = meant.filter(({ story_id }) => story_id !== into);
  const left = own.filter(({ n }) => !isMeant.has(n));
  if (moved.length === 0 || (value.kind === 'split' && left.length === 0)) return null;
  // Somebody may have moved one of them just now: the story it stands in by then is touched as well.
  const elsewhere = [...new Set(meant.flatMap(({ story_id }) => (story_id === null || story_id === story || story_id === into ? [] : [story_id])))];
  const others = await Promise.all(elsewhere.map(async (id) => stay((await membersOf(trx, storyId(id))).filter(({ n }) => !isMeant.has(n)), id)));
  return {
    placings: [...meant.map((member) => toPlacing(member, into, judgement, true)), ...stay(left, story), ...stay(goal.filter(({ n }) => !isMeant.has(n)), into), ...others.flat()],
    value: { ...value, into },
    into: new Map(left.length === 0 ? [[story, into]] : []),
    stories: [...touched, into, ...elsewhere.map(storyId)],
  };
}

const MEMBER = ['n', 'id', 'ordered_at', 'story_id'] as const;
const membersOf = (trx: Db, story: StoryId): Promise<Member[]> => trx.selectFrom('items').select(MEMBER).where(isUpdate).where('story_id', '=', story).execute();

const toPlacing = (member: Member, story: string, judgement: number, isMeant: boolean): PlacingRow => ({
  item_n: member.n,
  judgement,
  story_id: story,
  story_before: member.story_id,
  is_meant: isMeant ? 1 : 0,
});

/** Writes placings, and has updates, stories, index and claims follow. @returns what a client can see */
export async function applyPlacings(trx: Db, dialect: Dialect, { placings, into }: Pick<Placed, 'placings' | 'into'>, at: Instant): Promise<ChangeBody[]> {
  await dialect.insertMany(trx, 'placings', placings);
  const goals = new Map(placings.map(({ item_n, story_id }) => [item_n, { story: story_id as string | null, pin: story_id as string | null }]));
  return movePlaced(trx, dialect, goals, into, at, placings.filter(({ is_meant }) => is_meant === 1).map(({ item_n }) => item_n));
}

/**
 * Takes back where an act has put updates: each goes where an earlier act that stands has put it, or back to where it was. What the rules make of
 * it is up to the analyst, who is told.
 * @returns what a client can see, and the stories that it touches
 */
export async function undoPlacings(trx: Db, dialect: Dialect, judgement: number, at: Instant): Promise<{ changes: ChangeBody[]; stories: StoryId[] }> {
  const undone = await trx.selectFrom('placings').selectAll().where('judgement', '=', judgement).execute();
  await trx.deleteFrom('placings').where('judgement', '=', judgement).execute();
  const ns = undone.map(({ item_n }) => item_n);
  const left = await trx.selectFrom('placings').selectAll().where(dialect.anyOf('item_n', ns)).orderBy('judgement').execute();
  const pins = new Map(left.map((row) => [row.item_n, row.story_id]));
  // What stood there before goes on where this one was: taken back in any order, the last one leads to where it all began.
  for (const row of undone) {
    const next = left.find(({ item_n, judgement: n }) => item_n === row.item_n && n > judgement);
    if (next) await trx.updateTable('placings').set({ story_before: row.story_before }).where('item_n', '=', row.item_n).where('judgement', '=', next.judgement).execute();
  }
  const items = new Map((await trx.selectFrom('items').select(['n', 'story_id']).where(dialect.anyOf('n', ns)).execute()).map((row) => [row.n, row.story_id]));
  const goals = new Map(
    undone.map((row) => {
      const pin = pins.get(row.item_n) ?? null;
      const now = items.get(row.item_n) ?? null;
      return [row.item_n, { pin, story: pin ?? (now === row.story_id ? row.story_before : now) }];
    }),
  );
  const stories = [...new Set([...undone.flatMap(({ story_id, story_before }) => [story_id, story_before ?? story_id]), ...[...goals.values()].flatMap(({ story }) => story ?? [])])];
  const changes = await movePlaced(trx, dialect, goals, new Map(), at, undone.filter(({ is_meant }) => is_meant === 1).map(({ item_n }) => item_n));
  return { changes, stories: stories.map(storyId) };
}

interface Goal {
  readonly story: string | null;
  readonly pin: string | null;
}

/** @param told  those whose own card says who placed them */
async function movePlaced(trx: Db, dialect: Dialect, goals: ReadonlyMap<number, Goal>, into: ReadonlyMap<string, StoryId>, at: Instant, told: readonly number[]): Promise<ChangeBody[]> {
  const items = await trx.selectFrom('items').select([...MEMBER, 'pin', 'standing']).where(dialect.anyOf('n', [...goals.keys()])).execute();
  const joined = new Map<string, ItemId[]>();
  const touched = new Set<string>();
  const moved: typeof items = [];
  for (const item of items) {
    const goal = goals.get(item.n) as Goal;
    const isStill = item.standing !== 'kept';
    if (item.pin !== goal.pin) await trx.updateTable('items').set({ pin: goal.pin }).where('n', '=', item.n).execute();
    if (isStill || item.story_id === goal.story) continue;
    moved.push(item);
    if (item.story_id !== null) touched.add(item.story_id);
    if (goal.story === null) continue;
    touched.add(goal.story);
    joined.set(goal.story, [...(joined.get(goal.story) ?? []), itemId(item.id)]);
  }
  for (const [story, members] of groupBy(moved, ({ n }) => (goals.get(n) as Goal).story)) {
    await trx.updateTable('items').set({ story_id: story }).where(dialect.anyOf('n', members.map(({ n }) => n))).execute();
  }
  await keepWays(trx, dialect, into, [...joined.keys()], at);
  const stories = await drawStories(trx, dialect, { ids: touched, headlines: new Map(), joined, into, paceOf: (_carriages, before) => before ?? 'steady' });
  const cards = await applyToItems(trx, dialect, told, at);
  await refreshIndex(trx, dialect, moved.map(({ ordered_at }) => ordered_at));
  const claims = await refreshClaims(trx, dialect, moved.map(({ n }) => n), at);
  return [...cards, ...stories, ...claims];
}

/** Links to a story that went into another lead there; a name that is in use again leads nowhere else. */
async function keepWays(trx: Db, dialect: Dialect, into: ReadonlyMap<string, StoryId>, inUse: readonly string[], at: Instant): Promise<void> {
  await trx.deleteFrom('story_merges').where(dialect.anyOf('id', inUse)).execute();
  for (const [id, goal] of into) {
    const isEmpty = !(await trx.selectFrom('items').select('n').where(isUpdate).where('story_id', '=', id).limit(1).executeTakeFirst());
    if (!isEmpty) continue;
    await trx.updateTable('story_merges').set({ into_id: goal }).where('into_id', '=', id).execute();
    await trx
      .insertInto('story_merges')
      .values({ id, into_id: goal, merged_at: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ into_id: goal, merged_at: sql`excluded.merged_at` }))
      .execute();
  }
}
