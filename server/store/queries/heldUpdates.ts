import type { ClaimId, Stance } from '@/lib/domain/claim';
import type { ItemId, StoryId } from '@/lib/domain/ids';
import type { HeldUpdateNow } from '../alertStore';
import type { Db, Dialect } from '../dialect';
import { toUpdate } from '../rows';
import { isUpdate } from './isUpdate';
import { selectUpdates } from './updates';

/** See `AlertStore.updatesHeld`. */
export async function updatesHeld(db: Db, dialect: Dialect, ids: readonly ItemId[]): Promise<HeldUpdateNow[]> {
  return withClaims(db, dialect, await selectUpdates(db).where(isUpdate).where(dialect.anyOf('items.id', ids)).orderBy('items.n').execute());
}

/** See `AlertStore.updatesOfStory`. */
export async function updatesOfStory(db: Db, dialect: Dialect, story: StoryId, limit: number): Promise<HeldUpdateNow[]> {
  const rows = await selectUpdates(db).where(isUpdate).where('items.story_id', '=', story).orderBy('items.ordered_at', 'desc').orderBy('items.id', 'desc').limit(limit).execute();
  return withClaims(db, dialect, rows);
}

async function withClaims(db: Db, dialect: Dialect, rows: Awaited<ReturnType<ReturnType<typeof selectUpdates>['execute']>>): Promise<HeldUpdateNow[]> {
  const evidence = await db
    .selectFrom('evidence')
    .select(['item_n', 'claim_id', 'stance'])
    .where('withdrawn_at', 'is', null)
    .where(dialect.anyOf('item_n', rows.map(({ n }) => n)))
    .execute();
  return rows.map((row) => ({
    update: toUpdate(row, row, row),
    held: evidence.filter(({ item_n }) => item_n === row.n).map(({ claim_id, stance }) => ({ claimId: claim_id as ClaimId, stance: stance as Stance })),
  }));
}
