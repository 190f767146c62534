import type { Story } from '@/lib/domain/story';
import { SNAPSHOT_STORIES, SNAPSHOT_STORY_HOURS } from '@/lib/protocol/snapshotSize';
import { volumeUntil } from '@/lib/series/volumeUntil';
import { HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { DeskView, DeskViewAsked } from '../store';
import { baselineOnDesk } from './baselines';
import { listFeeds } from './feeds';
import { claimStates } from './ledger';
import { changeHead } from './outbox';
import { listStories, storiesOf } from './stories';
import { newestUpdate, updatePage, updateVolume } from './updates';

/** All of a desk at one place in history: see `Store.view`. */
export async function deskView(db: Db, dialect: Dialect, { updates, hours, recorded, now }: DeskViewAsked): Promise<DeskView> {
  return dialect.read(db, async (trx) => {
    const head = await changeHead(trx);
    const page = await updatePage(trx, dialect, {}, updates);
    const until = volumeUntil(recorded, page.updates[0]?.orderedAt ?? null, now);
    const to = instant((Math.floor(until / HOUR) + 1) * HOUR);
    return {
      head,
      updates: page.updates,
      hasOlder: page.next !== null,
      stories: await storiesShown(trx, dialect, page.updates, to),
      claims: await claimStates(trx, dialect),
      feeds: await listFeeds(trx),
      volume: await updateVolume(trx, shift(to, -hours * HOUR), to, 'hour'),
      newest: await newestUpdate(trx),
      baseline: await baselineOnDesk(trx),
    };
  });
}

/** Those of the updates listed, and the largest of the last days; newest first. */
async function storiesShown(trx: Db, dialect: Dialect, updates: DeskView['updates'], to: Instant): Promise<Story[]> {
  const listed = await storiesOf(trx, dialect, updates.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])));
  const largest = await listStories(trx, { from: shift(to, -SNAPSHOT_STORY_HOURS * HOUR), to, order: 'largest', limit: SNAPSHOT_STORIES });
  const byId = new Map([...listed, ...largest].map((story) => [story.id, story]));
  return [...byId.values()].sort((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
}
