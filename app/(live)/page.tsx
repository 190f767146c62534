import { getLocale, getTranslations } from 'next-intl/server';
import { BaselinePanel } from '@/components/baseline/BaselinePanel';
import { ChartsPanel } from '@/components/chart/ChartsPanel';
import { SkipLink } from '@/components/frame/SkipLink';
import { FilterBar } from '@/components/selection/FilterBar';
import { SinceLastVisit } from '@/components/selection/SinceLastVisit';
import { StreamPanel } from '@/components/stories/StreamPanel';
import { BlindSpots } from '@/components/status/BlindSpots';
import { BlindStrip } from '@/components/status/BlindStrip';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { findBlindSpots } from '@/lib/feeds/blindSpots';
import { deskBaseline } from '@/server/queries/baselines';
import { deskCharts } from '@/server/queries/deskCharts';
import { selectedUpdates } from '@/server/queries/selectedUpdates';
import { snapshotOnce } from '../snapshotOnce';

export const dynamic = 'force-dynamic';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The desk: the reference text, what the news amounts to, and the news itself. */
export default async function DeskPage({ searchParams }: Props) {
  const [snapshot, baseline, chosen, t] = await Promise.all([snapshotOnce(), getLocale().then(deskBaseline), searchParams.then(selectedUpdates), getTranslations('desk')]);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  if (!baseline.ok) throw new Error(baseline.error.message);
  const { publishedOn } = baseline.value.baseline;
  const charts = await deskCharts(await searchParams, publishedOn);
  return (
    <>
      <FilterBar claimNumbers={claimNumbers(baseline.value)} />
      <SinceLastVisit />
      <main id="content" className="desk">
        <h1 className="unseen">{t('title')}</h1>
        {/* The list has no end in reach of Tab, and the other parts come after it. */}
        <SkipLink to="#baseline">{t('toBaseline')}</SkipLink>
        <SkipLink to="#chart">{t('toCharts')}</SkipLink>
        <section id="live" className="desk-live">
          <StreamPanel initial={chosen} />
        </section>
        <section id="baseline" aria-label={t('baseline')} tabIndex={0} className="desk-baseline">
          <BaselinePanel desk={baseline.value} />
        </section>
        <section id="chart" aria-label={t('charts')} className="desk-chart">
          <ChartsPanel baselineDay={publishedOn} charts={charts} />
        </section>
      </main>
      <BlindStrip>
        <BlindSpots spots={findBlindSpots(snapshot.value.feeds, snapshot.value.volume)} silent={null} />
      </BlindStrip>
    </>
  );
}
