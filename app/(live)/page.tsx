import { getLocale, getTranslations } from 'next-intl/server';
import { BaselinePanel } from '@/components/baseline/BaselinePanel';
import { VolumePanel } from '@/components/chart/VolumePanel';
import { StreamPanel } from '@/components/stories/StreamPanel';
import { BlindStrip } from '@/components/status/BlindStrip';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';

export const dynamic = 'force-dynamic';

/** The desk: the reference text, what the news amounts to, and the news itself. */
export default async function DeskPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('desk')]);
  return (
    <>
      <main id="content" className="desk">
        <h1 className="unseen">{t('title')}</h1>
        <section id="live" className="desk-live">
          <StreamPanel />
        </section>
        <section id="baseline" aria-label={t('baseline')} tabIndex={0} className="desk-baseline">
          <BaselinePanel baseline={shippedBaseline(locale)} />
        </section>
        <section id="chart" aria-label={t('charts')} className="desk-chart">
          <VolumePanel />
        </section>
      </main>
      <BlindStrip />
    </>
  );
}
