import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { BriefingMail } from '@/components/taking/BriefingMail';
import { BriefingPanel } from '@/components/taking/BriefingPanel';
import { BriefingSpan } from '@/components/taking/BriefingSpan';
import { personOf } from '@/lib/domain/person';
import { siteAddress } from '@/app/siteMetadata';
import { actorOf } from '@/server/commands/actorOf';
import { briefingSchedule } from '@/server/commands/briefings';
import { briefingOver } from '@/server/queries/briefing';
import { newsNow } from '@/server/queries/newsNow';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('briefing');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What happened in a span of time, in sentences that lead to what they rest on; to be edited and taken along. */
export default async function BriefingPage({ searchParams }: Props) {
  const [t, locale, parameters, head, now, address] = await Promise.all([getTranslations('briefing'), getLocale(), searchParams, headers(), newsNow(), siteAddress()]);
  const span = Object.fromEntries(['from', 'to'].flatMap((name) => (typeof parameters[name] === 'string' && parameters[name] !== '' ? [[name, parameters[name]]] : [])));
  const actor = actorOf(head);
  const [briefing, mail] = await Promise.all([briefingOver(span, locale, address?.origin ?? ''), personOf(actor) ? briefingSchedule(actor) : null]);
  return (
    <main id="content" className="max-w-[960px] px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{t('title')}</h1>
      <p className="t-read mb-4 max-w-[64ch]">{t('lead')}</p>
      <BriefingSpan now={now} chosen={span} problem={briefing.ok ? null : (briefing.error.field ?? null)} />
      {briefing.ok ? (
        // Drawn anew for another span, so that what was edited stays with what it was written for.
        <BriefingPanel key={`${briefing.value.from}-${briefing.value.to}-${locale}`} drawn={briefing.value} />
      ) : (
        <p role="alert" className="t-body my-6 text-warn">
          {t('failedToRead')} {briefing.error.code === 'invalid' && t('badSpan')}
        </p>
      )}
      <section aria-labelledby="by-mail" className="mt-10 border-t border-ink pt-1">
        <h2 id="by-mail" className="t-h4 mb-2">
          {t('byMail')}
        </h2>
        {mail === null ? (
          <p className="t-body">
            <a href="/sign-in?next=/briefing">{t('signIn')}</a>
          </p>
        ) : mail.ok ? (
          <BriefingMail initial={mail.value} />
        ) : (
          <p className="t-body">{mail.error.message}</p>
        )}
      </section>
    </main>
  );
}
