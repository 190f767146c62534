import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChronologyFilters } from '@/components/chronology/ChronologyFilters';
import { EventEntry } from '@/components/chronology/EventEntry';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import { filterChronology, readChronologyFilter } from '@/lib/chronology/filterChronology';
import { shippedChronology } from '@/lib/chronology/shippedChronology';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('chronology');
  return { title: t('title') };
}

/** The sourced turning points, newest first, with a rule where the baseline article stands. */
export default async function ChronologyPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, locale, parameters] = await Promise.all([getTranslations('chronology'), getLocale(), searchParams]);
  const filter = readChronologyFilter(Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])));
  const events = shippedChronology();
  const baseline = shippedBaseline(locale);
  const shown = filterChronology(events, filter, baseline.publishedOn);
  const firstBefore = shown.findIndex(({ date }) => date < baseline.publishedOn);
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{t('title')}</h1>
      <p className="t-read mb-4 max-w-[64ch]">{t('about')}</p>
      <ChronologyFilters filter={filter} shown={shown.length} all={events.length} />
      {shown.length === 0 && (
        <p className="t-read mt-6">
          {t('none')}{' '}
          <a href="/chronology" className="action">
            {t('clear')}
          </a>
        </p>
      )}
      <div>
        {shown.map((event, at) => (
          <div key={event.id}>
            {at === firstBefore && at > 0 && (
              <p className="t-label border-t-2 border-baseline py-2 font-strong text-baseline">{t('baseline', { title: baseline.title })}</p>
            )}
            <EventEntry event={event} />
          </div>
        ))}
      </div>
    </main>
  );
}
