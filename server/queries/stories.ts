import { z } from 'zod';
import { storyId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import type { StoriesAnswer, StoryAnswer } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { SNAPSHOT_STORY_HOURS } from '@/lib/protocol/snapshotSize';
import { HOUR, instant, shift } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { newsNow } from './newsNow';
import { checkSpan, moment, oneOf, readParameters, wholeNumber, type Parameters } from './parameters';

const PARAMETERS = z.strictObject({ from: moment, to: moment, order: oneOf(['newest', 'largest']).default('newest'), limit: wholeNumber(1, 200).default(50) });
/** No story of the recorded weeks comes near it. */
const MOST_UPDATES = 2_000;

/** Stories with news in a span, by default the last days. Errors: `invalid`, `store-unavailable`. */
export function storiesOver(parameters: Parameters): Promise<Result<StoriesAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(PARAMETERS, parameters);
    if (!read.ok) return read;
    const { order, limit } = read.value;
    const to = read.value.to ?? instant((Math.floor((await newsNow()) / HOUR) + 1) * HOUR);
    const from = read.value.from ?? shift(to, -SNAPSHOT_STORY_HOURS * HOUR);
    const span = checkSpan({ from, to });
    if (!span.ok) return span;
    return ok({ stories: await requireServices().store.news.stories({ from, to, order, limit }) });
  });
}

/** A story and its updates, oldest first; of one that was merged into another, that one. Errors: `not-found`, `store-unavailable`. */
export function storyWithUpdates(id: string): Promise<Result<StoryAnswer, Problem>> {
  return answering(async () => {
    const { news, updates } = requireServices().store;
    const story = await news.story(storyId(id));
    if (!story) return err({ code: 'not-found', message: 'there is no such story', field: 'id' });
    const filter = { storyIds: [story.id] };
    const [page, rows] = await Promise.all([updates.page(filter, MOST_UPDATES), news.rows(filter)]);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    return ok({
      story,
      updates: page.updates.reverse().map((update) => {
        const { publisher = update.outlet, voice = publisher } = rowOf.get(update.id) ?? {};
        return { update, publisher, voice };
      }),
    });
  });
}
