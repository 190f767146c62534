import { itemId, sequence, storyId, type ItemId, type Sequence, type StoryId } from '@/lib/domain/ids';
import { paceOf } from '@/lib/grouping/pace';
import type { Db, Dialect } from '../../dialect';
import type { ItemRow } from '../../schema';
import type { AnalysisStep } from '../../store';
import { isUpdate } from '../isUpdate';
import { appendChanges } from '../outbox';
import { drawStories } from './drawStories';
import { beginStep } from './fence';
import { refreshClaims } from './refreshClaims';
import { refreshIndex } from './refreshIndex';

/** Records what a step of grouping came to: see `AnalysisStore.record`. */
export async function recordStep(db: Db, dialect: Dialect, step: AnalysisStep): Promise<{ head: Sequence }> {
  return dialect.write(db, async (trx) => {
    const { head, committedAt } = await beginStep(trx, step.epoch, step.at);
    const moves: Moves = { touched: new Map(), joined: new Map(), stories: new Set(step.stories.map(({ id }) => id)) };
    await placeMembers(trx, dialect, step, moves);
    const into = await mergeStories(trx, dialect, step, moves);
    const stories = await drawStories(trx, dialect, {
      ids: moves.stories,
      headlines: new Map(step.stories.map((story) => [story.id, story])),
      joined: moves.joined,
      into,
      paceOf: (carriages) => paceOf(carriages, step.baseline, step.at).state,
    });
    await refreshIndex(trx, dialect, [...step.days, ...moves.touched.values()]);
    const claims = await refreshClaims(trx, dialect, [...moves.touched.keys()], step.at);
    await trx.updateTable('meta').set({ followed: step.followed }).execute();
    return { head: sequence(await appendChanges(trx, dialect, head, [...stories, ...claims], committedAt)) };
  });
}

interface Moves {
  /** updates that were placed: `items.n`, and where each stands in time */
  readonly touched: Map<number, number>;
  readonly joined: Map<string, ItemId[]>;
  /** stories that gained or lost one, or were named */
  readonly stories: Set<string>;
}

function note({ touched, joined, stories }: Moves, item: Pick<ItemRow, 'n' | 'id' | 'ordered_at' | 'story_id'>, goal: StoryId): void {
  touched.set(item.n, item.ordered_at);
  if (item.story_id === goal) return;
  if (item.story_id !== null) stories.add(item.story_id);
  stories.add(goal);
  const own = joined.get(goal);
  if (own) own.push(itemId(item.id));
  else joined.set(goal, [itemId(item.id)]);
}

/** Writes where each update belongs now. One that was found to be beside the story meanwhile belongs nowhere. */
async function placeMembers(trx: Db, dialect: Dialect, { members }: AnalysisStep, moves: Moves): Promise<void> {
  const places = new Map(members.map((member) => [member.itemId as string, member]));
  const rows = await trx.selectFrom('items').selectAll().where(isUpdate).where(dialect.anyOf('items.id', [...places.keys()])).execute();
  const moved: ItemRow[] = [];
  for (const row of rows) {
    const given = places.get(row.id);
    if (!given) continue;
    // What people have decided may have come between: it has the last word.
    const place = row.pin === null ? given : { ...given, storyId: storyId(row.pin) };
    note(moves, row, place.storyId);
    if (row.story_id !== place.storyId || row.publisher !== place.publisher || row.voice !== place.voice) {
      // Whose it is counts too: with another publisher the story has other carriers.
      moves.stories.add(place.storyId);
      moved.push({ ...row, story_id: place.storyId, publisher: place.publisher, voice: place.voice });
    }
  }
  await dialect.insertMany(trx, 'items', moved, 'ON CONFLICT (n) DO UPDATE SET story_id = excluded.story_id, publisher = excluded.publisher, voice = excluded.voice');
}

/**
 * Moves what is left of each merged story, also the updates that grouping remembers no more, and keeps where it went.
 * @returns where each removed story went
 */
async function mergeStories(trx: Db, dialect: Dialect, { removed, at, stories }: AnalysisStep, moves: Moves): Promise<Map<string, StoryId>> {
  const into = new Map<string, StoryId>();
  for (const { id, into: goal } of removed) {
    moves.stories.add(id);
    if (goal === null) continue;
    const all = await trx.selectFrom('items').select(['n', 'id', 'ordered_at', 'story_id', 'pin']).where(isUpdate).where('story_id', '=', id).execute();
    const left = all.filter(({ pin }) => pin === null || pin === goal);
    for (const item of left) note(moves, item, goal);
    moves.stories.add(goal);
    await trx.updateTable('items').set({ story_id: goal }).where(dialect.anyOf('n', left.map(({ n }) => n))).execute();
    // Updates that people have put there keep the story alive.
    if (left.length < all.length) continue;
    into.set(id, storyId(goal));
    await trx.updateTable('story_merges').set({ into_id: goal }).where('into_id', '=', id).execute();
    await trx.deleteFrom('story_merges').where('id', '=', id).execute();
    await trx.insertInto('story_merges').values({ id, into_id: goal, merged_at: at }).execute();
  }
  // A name can come back: its oldest update may part from the others again.
  await trx.deleteFrom('story_merges').where(dialect.anyOf('id', stories.map(({ id }) => id))).execute();
  return into;
}
