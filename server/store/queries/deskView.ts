import { volumeUntil } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { DeskView, DeskViewAsked } from '../store';
import { listFeeds } from './feeds';
import { changeHead } from './outbox';
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
      feeds: await listFeeds(trx),
      volume: await updateVolume(trx, shift(to, -hours * HOUR), to, 'hour'),
      newest: await newestUpdate(trx),
    };
  });
}
