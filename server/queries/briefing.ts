import { z } from 'zod';
import { composeBriefing } from '@/lib/briefing/composeBriefing';
import { claimNames } from '@/lib/claims/claimNumbers';
import type { Briefing, BriefingSource } from '@/lib/domain/briefing';
import type { ItemId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { ok, type Result } from '@/lib/domain/result';
import { findBlindSpots } from '@/lib/feeds/blindSpots';
import type { Locale } from '@/lib/i18n/locales';
import type { Problem } from '@/lib/protocol/problem';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { answering } from './answering';
import { deskBaseline } from './baselines';
import { claimAsOf, claimsAsOf } from './claims';
import { newsNow } from './newsNow';
import { checkSpan, invalid, moment, readParameters, type Parameters } from './parameters';
import { indexOver } from './relationsIndex';

const PARAMETERS = z.strictObject({ from: moment, to: moment });
const TOP_STORIES = 8;
const MOST_DAYS = 366;
/** Updates looked through for how sure they are. */
const ROWS = 500;

/**
 * A briefing over a span; the last seven days of the news when none is named.
 * @param desk  the desk's own address, without a slash at its end
 * Errors: `invalid` naming the parameter; `store-unavailable`.
 */
export function briefingOver(parameters: Parameters, locale: Locale, desk: string): Promise<Result<Briefing, Problem>> {
  return answering(async () => {
    const read = readParameters(PARAMETERS, parameters);
    if (!read.ok) return read;
    const to = read.value.to ?? (await newsNow());
    const from = read.value.from ?? shift(to, -7 * DAY);
    const span = checkSpan({ from, to });
    if (!span.ok) return span;
    if (to - from > MOST_DAYS * DAY) return invalid('from', `at most ${MOST_DAYS} days`);
    return brief({ from, to }, locale, desk);
  });
}

async function brief({ from, to }: { readonly from: Instant; readonly to: Instant }, locale: Locale, desk: string): Promise<Result<Briefing, Problem>> {
  const { store } = requireServices();
  const days = { from: dayText(from), to: dayText(instant(Math.ceil(to / DAY) * DAY)) };
  const [index, baseline, updates, updatesBefore, stories, facets, feeds] = await Promise.all([
    indexOver(days),
    deskBaseline(locale),
    store.updates.count({ from, to }),
    store.updates.count({ from: shift(from, from - to), to: from }),
    store.news.stories({ from, to, order: 'largest', limit: TOP_STORIES }),
    store.news.facets({ from, to }),
    store.feeds.list(),
  ]);
  if (!index.ok) return index;
  if (!baseline.ok) return baseline;
  const turns = await turnsIn({ from, to }, claimNames(baseline.value, locale));
  if (!turns.ok) return turns;
  const firsts = await Promise.all(stories.map(({ firstReport }) => store.updates.get(firstReport.itemId)));
  const followed = new Set(feeds.filter(({ enabled }) => enabled).map(({ pressGroup }) => pressGroup));
  return ok(
    composeBriefing(
      {
        from,
        to,
        desk,
        index: index.value.points,
        baselineAt: instant(Date.parse(baseline.value.baseline.publishedOn)),
        updates,
        updatesBefore,
        turns: turns.value,
        stories: stories.map((story, i) => ({ story, link: firsts[i]?.link ?? null })),
        silent: PRESS_GROUPS.filter((group) => followed.has(group) && !facets.pressGroups[group]),
        blind: findBlindSpots(feeds, []),
        unsure: await countUnsure(from, to),
      },
      locale,
    ),
  );
}

/** The turns of all claims in a span, oldest first, each with the report that decided it. */
async function turnsIn({ from, to }: { readonly from: Instant; readonly to: Instant }, names: ReturnType<typeof claimNames>) {
  const claims = await claimsAsOf({});
  if (!claims.ok) return claims;
  // One that has not turned since the span began has no turn in it.
  const moved = claims.value.claims.filter(({ state }) => state.since !== null && state.since >= from);
  const found = await Promise.all(
    moved.map(async ({ claim }) => {
      const ledger = await claimAsOf(claim.id, {});
      if (!ledger.ok) return [];
      return ledger.value.turns
        .filter(({ at }) => at >= from && at < to)
        .map((turn) => {
          const because = ledger.value.evidence.find(({ evidence }) => evidence.id === turn.because)?.update;
          const report: BriefingSource | null = because ? { label: because.outlet, href: because.link ?? '' } : null;
          const { number, text } = names[claim.id] ?? { number: null, text: claim.text.en };
          return { claimId: claim.id, number: number ?? claim.number, text, turn, report: report?.href ? report : null };
        });
    }),
  );
  return ok(found.flat().sort((a, b) => a.turn.at - b.turn.at));
}

async function countUnsure(from: Instant, to: Instant): Promise<number> {
  const { updates } = requireServices().store;
  let count = 0;
  for (let before: { orderedAt: Instant; id: ItemId } | undefined; ; ) {
    const page = await updates.page({ from, to }, ROWS, before);
    count += page.updates.filter(({ marks }) => marks.unsure).length;
    if (!page.next) return count;
    before = page.next;
  }
}

const dayText = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
