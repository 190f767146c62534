import { getLocale } from 'next-intl/server';
import { LiveProvider } from '@/components/live/LiveProvider';
import { Wall } from '@/components/wall/Wall';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { wallEvents } from '@/lib/wall/wallEvents';
import { readWallSettings } from '@/lib/wall/wallSettings';
import { deskBaseline } from '@/server/queries/baselines';
import { pressOver } from '@/server/queries/comparisons';
import { deskSnapshot } from '@/server/queries/deskSnapshot';
import { indexOver } from '@/server/queries/relationsIndex';

export const dynamic = 'force-dynamic';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A newsroom's wall: scenes in rotation, nothing to touch. */
export default async function WallPage({ searchParams }: Props) {
  const locale = await getLocale();
  const [parameters, snapshot, baseline, index, press] = await Promise.all([searchParams, deskSnapshot(), deskBaseline(locale), indexOver({}), pressOver({})]);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  if (!baseline.ok) throw new Error(baseline.error.message);
  const { baseline: article, claims } = baseline.value;
  const address = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, [value].flat()[0] ?? '']));
  return (
    <LiveProvider initial={snapshot.value} surface="wall">
      <Wall
        settings={readWallSettings(address)}
        baselineDay={article.publishedOn}
        claims={claims}
        claimsLanguage={article.language}
        events={wallEvents(shippedChronology(), locale)}
        index={index.ok ? index.value : null}
        press={press.ok ? press.value : null}
      />
    </LiveProvider>
  );
}
