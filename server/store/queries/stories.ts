import type { StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { toStory } from '../rows';
import type { NewsStore } from '../store';
import { isUpdate } from './isUpdate';

/** See `NewsStore.story`. */
export async function getStory(db: Db, id: StoryId): Promise<Story | undefined> {
  const row = await db
    .selectFrom('stories')
    .select('body')
    .where(sql<boolean>`(id = ${id} OR id = (SELECT into_id FROM story_merges WHERE story_merges.id = ${id}))`)
    // An id that was merged away may come back with a split.
    .orderBy(sql`id = ${id}`, 'desc')
    .executeTakeFirst();
  return row && toStory(row);
}

/** See `NewsStore.storiesOf`. */
export async function storiesOf(db: Db, dialect: Dialect, ids: readonly StoryId[]): Promise<Story[]> {
  const rows = await db.selectFrom('stories').select('body').where(dialect.anyOf('id', [...new Set(ids)])).execute();
  return rows.map(toStory);
}

/** See `NewsStore.stories`. */
export async function listStories(db: Db, { from, to, order, limit }: Parameters<NewsStore['stories']>[0]): Promise<Story[]> {
  const hasNews = sql<boolean>`EXISTS (SELECT 1 FROM items WHERE ${isUpdate} AND items.story_id = stories.id AND items.ordered_at >= ${from} AND items.ordered_at < ${to})`;
  const within = db.selectFrom('stories').select('body').where('last_at', '>=', from).where('first_at', '<', to).where(hasNews);
  const inOrder = order === 'newest' ? within : within.orderBy('independent_publishers', 'desc').orderBy('updates', 'desc');
  const rows = await inOrder.orderBy('last_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(toStory);
}
