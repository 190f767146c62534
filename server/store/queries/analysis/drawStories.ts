import type { ChangeBody } from '@/lib/domain/change';
import { itemId, storyId, type ItemId, type StoryId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { PaceState, Story } from '@/lib/domain/story';
import type { Direction } from '@/lib/domain/tag';
import type { Carriage } from '@/lib/grouping/pace';
import { describeStory, type ChosenHeadlines, type StoryUpdateFacts } from '@/lib/stories/describeStory';
import { instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';
import { isUpdate } from '../isUpdate';
import { tagsIn, toStory } from '../../rows';
import type { StoryRow } from '../../schema';

export interface ToDraw {
  readonly ids: ReadonlySet<string>;
  /** as grouping chose them just now; a story without keeps those it had */
  readonly headlines: ReadonlyMap<string, ChosenHeadlines>;
  /** updates that came into a story in this step */
  readonly joined: ReadonlyMap<string, readonly ItemId[]>;
  /** where the updates of a story that is no more went, as far as they went to one */
  readonly into: ReadonlyMap<string, StoryId>;
  readonly paceOf: (carriages: readonly Carriage[], before: PaceState | null) => PaceState;
}

/**
 * Draws stories anew from all of their stored updates; one without any is removed.
 * @returns what a client can see of it: removals, then the stories that are another now or that were joined
 */
export async function drawStories(trx: Db, dialect: Dialect, { ids, headlines, joined, into, paceOf }: ToDraw): Promise<ChangeBody[]> {
  const asked = [...ids];
  const stored = new Map((await trx.selectFrom('stories').selectAll().where(dialect.anyOf('id', asked)).execute()).map((row) => [row.id, row]));
  const facts = await factsOf(trx, dialect, asked);
  const rows: StoryRow[] = [];
  const gone: string[] = [];
  const removed: ChangeBody[] = [];
  const changed: ChangeBody[] = [];
  for (const id of asked) {
    const before = stored.get(id);
    const updates = facts.get(id);
    if (!updates) {
      gone.push(id);
      if (before) removed.push({ kind: 'story-removed', storyId: storyId(id), into: into.get(id) ?? null });
      continue;
    }
    const shown = before ? toStory(before) : null;
    const pace = paceOf(updates.map(({ at, publisher }) => ({ at, family: publisher })), shown?.pace ?? null);
    const row = toStoryRow(describeStory(storyId(id), updates, headlines.get(id) ?? chosenBefore(shown), pace));
    const newcomers = joined.get(id) ?? [];
    if (row.body === before?.body && newcomers.length === 0) continue;
    rows.push(row);
    changed.push({ kind: 'story-changed', story: toStory(row), joined: newcomers });
  }
  if (gone.length > 0) await trx.deleteFrom('stories').where(dialect.anyOf('id', gone)).execute();
  await saveStories(trx, dialect, rows);
  return [...removed, ...changed];
}

export const saveStories = (trx: Db, dialect: Dialect, rows: readonly StoryRow[]) =>
  dialect.insertMany(
    trx,
    'stories',
    rows,
    'ON CONFLICT (id) DO UPDATE SET first_at = excluded.first_at, last_at = excluded.last_at, updates = excluded.updates, ' +
      'independent_publishers = excluded.independent_publishers, pace = excluded.pace, body = excluded.body',
  );

export const toStoryRow = (story: Story): StoryRow => ({
  id: story.id,
  first_at: story.firstAt,
  last_at: story.lastAt,
  updates: story.updates,
  independent_publishers: story.independentPublishers,
  pace: story.pace,
  body: JSON.stringify(story),
});

const NONE_CHOSEN: ChosenHeadlines = { headlineId: itemId(''), headlines: {} };

const chosenBefore = (story: Story | null): ChosenHeadlines =>
  story === null
    ? NONE_CHOSEN
    : {
        headlineId: story.headline.itemId,
        headlines: Object.fromEntries([story.headline, ...story.otherHeadlines].map((headline) => [headline.language, headline.itemId])),
      };

async function factsOf(trx: Db, dialect: Dialect, ids: readonly string[]): Promise<Map<string, StoryUpdateFacts[]>> {
  const rows = await trx
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select(['items.id', 'items.title', 'items.language', 'items.ordered_at', 'items.outlet', 'items.publisher', 'items.voice'])
    .select(['items.tag_bits', 'items.direction', 'items.story_id', 'feeds.press_group'])
    .where(isUpdate)
    .where(dialect.anyOf('items.story_id', ids))
    .execute();
  const byStory = new Map<string, StoryUpdateFacts[]>();
  for (const row of rows) {
    const publisher = row.publisher ?? row.outlet;
    const facts: StoryUpdateFacts = {
      itemId: itemId(row.id),
      title: row.title,
      language: row.language,
      at: instant(row.ordered_at),
      outlet: row.outlet,
      pressGroup: row.press_group as PressGroup,
      publisher,
      voice: row.voice ?? publisher,
      tags: tagsIn(row.tag_bits),
      direction: row.direction as Direction,
    };
    const own = byStory.get(row.story_id ?? '');
    if (own) own.push(facts);
    else byStory.set(row.story_id ?? '', [facts]);
  }
  return byStory;
}
