import type { PaceState } from '@/lib/domain/story';
import { paceOf, type Carriage } from '@/lib/grouping/pace';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import { toStory } from '../../rows';
import type { Repace } from '../../store';
import { isUpdate } from '../isUpdate';
import { appendChanges } from '../outbox';
import { byStory } from './carriages';
import { saveStories, toStoryRow } from './drawStories';
import { beginStep } from './fence';

/** A story that has faded stays so until something comes, and then it is drawn anew anyway. */
const isGoingOn = sql<boolean>`stories.pace <> ${sql.lit('fading' satisfies PaceState)}`;

/** See `AnalysisStore.repace`. */
export async function repaceStories(db: Db, dialect: Dialect, { epoch, baseline, now }: Repace): Promise<number> {
  return dialect.write(db, async (trx) => {
    const { head, committedAt } = await beginStep(trx, epoch, now);
    const stories = (await trx.selectFrom('stories').select('body').where(isGoingOn).execute()).map(toStory);
    const carriages = await carriagesOf(trx);
    const changed = stories.flatMap((story) => {
      const pace = paceOf(carriages.get(story.id) ?? [], baseline, now).state;
      return pace === story.pace ? [] : [{ ...story, pace }];
    });
    await saveStories(trx, dialect, changed.map(toStoryRow));
    await appendChanges(trx, dialect, head, changed.map((story) => ({ kind: 'story-changed', story, joined: [] })), committedAt);
    return changed.length;
  });
}

async function carriagesOf(trx: Db): Promise<Map<string | null, Carriage[]>> {
  const rows = await trx
    .selectFrom('items')
    .select(['story_id', 'ordered_at', 'publisher', 'outlet'])
    .where(isUpdate)
    // Not a join: SQLite would go through all updates and look up the story of each.
    .where('story_id', 'in', (eb) => eb.selectFrom('stories').select('id').where(isGoingOn))
    .execute();
  return byStory(rows);
}
