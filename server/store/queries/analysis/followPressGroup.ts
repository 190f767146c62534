import type { Db, Dialect } from '../../dialect';
import { isUpdate } from '../isUpdate';
import { drawStories } from './drawStories';
import { refreshIndex } from './refreshIndex';

/**
 * After an editor has moved a feed to another press group: what was made of its updates is made anew. Lists and volume take the group from the
 * feed each time they are asked; pages that are open learn of it as they do of the feed's new name, with their next look.
 */
export async function followPressGroup(trx: Db, dialect: Dialect, feedId: string): Promise<void> {
  const updates = await trx.selectFrom('items').select(['ordered_at', 'story_id']).where(isUpdate).where('feed_id', '=', feedId).execute();
  await refreshIndex(trx, dialect, updates.map(({ ordered_at }) => ordered_at));
  await drawStories(trx, dialect, {
    ids: new Set(updates.flatMap(({ story_id }) => (story_id === null ? [] : [story_id]))),
    headlines: new Map(),
    joined: new Map(),
    into: new Map(),
    paceOf: (_carriages, before) => before ?? 'steady',
  });
}
