import { ok, type Result } from '@/lib/domain/result';
import type { VolumeByAnswer } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { layOutVolume, VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { newsNow } from './newsNow';
import { invalid, oneOf, wholeNumber, type Parameters } from './parameters';
import { remembered } from './remembered';
import { readSelected } from './selectionParameters';

/** More bars than any screen has columns. */
const MOST_BARS = 10_000;
const EVER = instant(-8e15);

/**
 * Volume of a selection by tag, press group, direction or language; from the first update on, and up to the present hour, when no bound is named.
 * Errors: `invalid`, `store-unavailable`.
 */
export function volumeByOver(parameters: Parameters): Promise<Result<VolumeByAnswer, Problem>> {
  return answering(async () => {
    const read = readSelected({ dimension: oneOf(VOLUME_DIMENSIONS), barHours: wholeNumber(1, 24 * 31).default(1) }, parameters);
    if (!read.ok) return read;
    const { filter, more } = read.value;
    const { dimension, barHours } = more;
    const width = barHours * HOUR;
    const to = filter.to ?? instant((Math.floor((await newsNow()) / HOUR) + 1) * HOUR);
    if (filter.from !== undefined && to <= filter.from) return invalid('from', 'must be earlier than the end of the present hour');
    if (filter.from !== undefined && to - filter.from > MOST_BARS * width) return invalid('barHours', `at most ${MOST_BARS} bars`);
    return ok(
      await remembered(['volume', dimension, barHours, { ...filter, to }], async () => {
        const since = filter.from ?? EVER;
        const bars = await requireServices().store.news.volumeBy({ dimension, from: since, to, barHours, filter });
        const from = filter.from ?? atLeast(bars[0]?.bucketAt ?? shift(to, -width), shift(to, (1 - MOST_BARS) * width));
        return layOutVolume(bars, dimension, { from, to, barHours });
      }),
    );
  });
}

const atLeast = (one: Instant, other: Instant): Instant => (one > other ? one : other);
