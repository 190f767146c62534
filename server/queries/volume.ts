import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import type { VolumeAnswer } from '@/lib/protocol/requests';
import { SPAN_HOURS, VOLUME_SPANS, volumeUntil, type VolumeSpan } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';

const isSpan = (text: string | null): text is VolumeSpan => (VOLUME_SPANS as readonly string[]).includes(text ?? '');

/** Updates per hour and press group over a span that ends with the present hour (in a replay: that of the newest update). Errors: `invalid`, `store-unavailable`. */
export function volumeOver(span: string | null): Promise<Result<VolumeAnswer, Problem>> {
  return answering(async () => {
    if (!isSpan(span)) return err({ code: 'invalid', field: 'span', message: `span: must be of ${VOLUME_SPANS.join(', ')}` });
    const { store, now, recorded } = requireServices();
    const { orderedAt } = await store.updates.newest();
    const to = instant((Math.floor(volumeUntil(recorded, orderedAt, now()) / HOUR) + 1) * HOUR);
    return ok({ rows: await store.updates.volume(shift(to, -SPAN_HOURS[span].total * HOUR), to, 'hour') });
  });
}
