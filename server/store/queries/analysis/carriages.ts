import { groupBy } from '@/lib/collections/groupBy';
import type { Carriage } from '@/lib/grouping/pace';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db } from '../../dialect';
import type { ItemRow } from '../../schema';
import { isUpdate } from '../isUpdate';

/** See `AnalysisStore.carriages`: stories whose newest update is at `from` or later, without what came at `to` or later. */
export async function carriages(db: Db, from: Instant, to: Instant): Promise<Carriage[][]> {
  const rows = await db
    .selectFrom('items')
    .select(['story_id', 'ordered_at', 'publisher', 'outlet'])
    .where(isUpdate)
    .where('story_id', 'in', (eb) => eb.selectFrom('stories').select('id').where('last_at', '>=', from).where('first_at', '<', to))
    .where('ordered_at', '<', to)
    .execute();
  return [...byStory(rows).values()];
}

/** The carriers of each story, by its id. */
export function byStory(rows: readonly Pick<ItemRow, 'story_id' | 'ordered_at' | 'publisher' | 'outlet'>[]): Map<string | null, Carriage[]> {
  const carriage = ({ ordered_at, publisher, outlet }: (typeof rows)[number]): Carriage => ({ at: instant(ordered_at), family: publisher ?? outlet });
  return new Map([...groupBy(rows, ({ story_id }) => story_id)].map(([story, own]) => [story, own.map(carriage)]));
}
