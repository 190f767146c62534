import { z } from 'zod';
import { storyId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { ok, type Result } from '@/lib/domain/result';
import { INDEX_VARIANTS, type IndexAnswer, type IndexPointAnswer, type IndexVariant } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { REACH_DAYS } from '@/lib/series/indexPoints';
import { BELONGS } from '@/lib/series/indexVariants';
import { dayOf, withoutRows, type LeaveOut } from '@/lib/series/newsRow';
import { decomposePoint, indexOfParts, indexParts, withoutParts, type IndexPart } from '@/lib/series/relationsIndex';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { newsNow } from './newsNow';
import { checkSpan, day, invalid, list, oneOf, readParameters, type Parameters } from './parameters';
import { remembered } from './remembered';

const DEFAULT_DAYS = 30;
/** Eleven years: far beyond what is kept, and quickly drawn. */
const MOST_DAYS = 4_000;

const CHOICE = {
  variant: oneOf(INDEX_VARIANTS).default('all'),
  leaveStory: list(z.string().regex(/^[\w-]{1,80}$/, 'must be a story id')),
  leaveGroup: list(oneOf(PRESS_GROUPS)),
  leaveOutlet: list(z.string().max(200, 'at most 200 characters')),
};
const SPAN_PARAMETERS = z.strictObject({ ...CHOICE, from: day.optional(), to: day.optional() });
const POINT_PARAMETERS = z.strictObject({ ...CHOICE, day });

const leaveOutOf = ({ leaveStory, leaveGroup, leaveOutlet }: z.output<typeof SPAN_PARAMETERS> | z.output<typeof POINT_PARAMETERS>): LeaveOut => ({
  stories: leaveStory,
  pressGroups: leaveGroup,
  outlets: leaveOutlet,
});

/** The relations index by day; up to the present day when no end is named. Errors: `invalid`, `store-unavailable`. */
export function indexOver(parameters: Parameters): Promise<Result<IndexAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(SPAN_PARAMETERS, parameters);
    if (!read.ok) return read;
    const { variant } = read.value;
    const leaveOut = leaveOutOf(read.value);
    const to = read.value.to ?? shift(dayOf(await newsNow()), DAY);
    const from = read.value.from ?? shift(to, -DEFAULT_DAYS * DAY);
    const span = checkSpan({ from, to });
    if (!span.ok) return span;
    if (to - from > MOST_DAYS * DAY) return invalid('from', `at most ${MOST_DAYS} days`);
    return ok(
      await remembered(['index', variant, from, to, leaveOut], async () => ({
        variant,
        points: indexOfParts(await partsFor(variant, from, to, leaveOut), { from, to: shift(to, -DAY) }),
      })),
    );
  });
}

/** A point of the index and what it is made of. Errors: `invalid`, `store-unavailable`. */
export function indexPoint(parameters: Parameters): Promise<Result<IndexPointAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(POINT_PARAMETERS, parameters);
    if (!read.ok) return read;
    const { variant, day: asked } = read.value;
    const leaveOut = leaveOutOf(read.value);
    return ok(
      await remembered(['point', variant, asked, leaveOut], async () => {
        const parts = await partsFor(variant, asked, shift(asked, DAY), leaveOut);
        const contributions = decomposePoint(parts, asked);
        const stories = await requireServices().store.news.storiesOf([...new Set(contributions.map((part) => storyId(part.storyId)))]);
        return { point: indexOfParts(parts, { from: asked, to: asked })[0]!, contributions, stories };
      }),
    );
  });
}

/** All that weighs in the points of these days. The stored parts do not tell outlets apart: without one, the updates themselves are read. */
async function partsFor(variant: IndexVariant, from: Instant, to: Instant, leaveOut: LeaveOut): Promise<IndexPart[]> {
  const { news } = requireServices().store;
  const since = shift(from, (1 - REACH_DAYS) * DAY);
  if ((leaveOut.outlets ?? []).length === 0) return withoutParts(await news.indexParts(variant, since, to), leaveOut);
  return indexParts(withoutRows(await news.rows({ from: since, to }), leaveOut).filter(BELONGS[variant]));
}
