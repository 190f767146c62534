import { ok, type Result } from '@/lib/domain/result';
import type { FacetsAnswer } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import { answering } from './answering';
import type { Parameters } from './parameters';
import { remembered } from './remembered';
import { readSelected } from './selectionParameters';

/** How many updates each choice would leave. Errors: `invalid`, `store-unavailable`. */
export function facetsOf(parameters: Parameters): Promise<Result<FacetsAnswer, Problem>> {
  return answering(async () => {
    const read = readSelected({}, parameters);
    if (!read.ok) return read;
    const { filter } = read.value;
    return ok(await remembered(['facets', filter], () => requireServices().store.news.facets(filter)));
  });
}
