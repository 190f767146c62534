import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { AxisNotes } from '@/components/judgement/AxisNotes';
import { JudgementFilters } from '@/components/judgement/JudgementFilters';
import { JudgementsPanel } from '@/components/judgement/JudgementsPanel';
import { SetAside } from '@/components/judgement/SetAside';
import { claimNames } from '@/lib/claims/claimNumbers';
import { JUDGEMENT_EXPORT_PATH } from '@/lib/protocol/judgements';
import { deskBaseline } from '@/server/queries/baselines';
import { axisNotes, judgementsPage } from '@/server/queries/judgements';
import { meOf } from '@/server/queries/reader';

export const dynamic = 'force-dynamic';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const FILTERS = ['field', 'person', 'state', 'against'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('judgement'))('title') };
}

/** What people have said where the rules say something too: all of it, with author, reason and what became of it. */
export default async function JudgementsPage({ searchParams }: Props) {
  const given = await searchParams;
  // A choice left open by the form is no choice; one that is not known shows everything rather than nothing.
  const chosen = Object.fromEntries(FILTERS.flatMap((name) => (typeof given[name] === 'string' && given[name] !== '' ? [[name, given[name]]] : [])));
  const locale = await getLocale();
  const [asked, all, notes, baseline, t, me] = await Promise.all([judgementsPage(chosen), judgementsPage({}), axisNotes(), deskBaseline(locale), getTranslations('judgement'), headers().then(meOf)]);
  const answer = asked.ok ? asked : all;
  if (!answer.ok) throw new Error(answer.error.message);
  if (!baseline.ok) throw new Error(baseline.error.message);
  const filter = asked.ok ? chosen : {};
  const query = new URLSearchParams(filter).toString();
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="mb-4 max-w-[64ch] text-ink-2">{t('how')}</p>
      <div className="gap-x-8 desk:grid desk:grid-cols-[minmax(0,1fr)_calc(var(--u)*120)]">
        <section aria-label={t('title')} className="min-w-0">
          <JudgementFilters filter={filter} authors={answer.value.authors} />
          <JudgementsPanel key={query} initial={answer.value} query={query} me={me} claims={claimNames(baseline.value, locale)} />
        </section>
        <div className="min-w-0 max-desk:mt-6">
          {me?.mayJudge && <SetAside />}
          <AxisNotes initial={notes.ok ? notes.value : { notes: [] }} me={me} />
          {me?.mayJudge && (
            <section aria-labelledby="labelled" className="mb-6 border-t border-ink pt-1">
              <h2 id="labelled" className="font-strong">
                {t('export')}
              </h2>
              <p className="max-w-[64ch] text-ink-2">{t('exportHow')}</p>
              <p className="flex flex-wrap gap-x-5">
                <a href={JUDGEMENT_EXPORT_PATH}>items.jsonl</a>
                <a href={`${JUDGEMENT_EXPORT_PATH}?what=stories`}>stories.jsonl</a>
              </p>
            </section>
          )}
          {me && (
            <p>
              <a href="/starred">{t('starred')}</a>
            </p>
          )}
        </div>
      </div>
    </main>
  );
}
