'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Field } from '@/components/feeds/Field';
import { editHeading, editStatement } from '@/lib/baseline/editBaseline';
import { listStatements } from '@/lib/baseline/parseBaseline';
import type { Baseline, Statement } from '@/lib/domain/baseline';
import { chooseClaim, type ArticleDraft, type FollowableClaim } from './articleDraft';
import { StatementFields } from './StatementFields';

interface Props {
  readonly draft: ArticleDraft;
  readonly followable: readonly FollowableClaim[];
  readonly isBusy: boolean;
  readonly problem: string;
  readonly onChange: (draft: ArticleDraft) => void;
  readonly onBack: () => void;
  readonly onAccept: (importedBy: string) => void;
}

/** What was read in a text, every word of it open to change, and which statements are claims. Nothing is kept before it is accepted. */
export function ArticleForm({ draft, followable, isBusy, problem, onChange, onBack, onAccept }: Props) {
  const t = useTranslations('baseline');
  const language = useTranslations('language');
  const [importedBy, setImportedBy] = useState('');
  const { baseline } = draft;
  const places = new Map(listStatements(baseline).map(({ id }, index) => [id, index + 1]));
  const change = (changed: Partial<Baseline>) => onChange({ ...draft, baseline: { ...baseline, ...changed } });

  const statements = (all: readonly Statement[]) =>
    all.map((statement) => (
      <StatementFields
        key={statement.id}
        place={places.get(statement.id) ?? 0}
        statement={statement}
        language={baseline.language}
        choice={draft.claims.get(statement.id)}
        followable={followable}
        onText={(text) => onChange({ ...draft, baseline: editStatement(baseline, statement.id, text) })}
        onChoice={(followedAs) => onChange(chooseClaim(draft, statement.id, followedAs))}
      />
    ));

  return (
    <form
      className="t-body"
      onSubmit={(event) => {
        event.preventDefault();
        onAccept(importedBy);
      }}
    >
      <p role="status" className="t-read mb-4">
        {summarise(draft, t)}
      </p>
      <div className="mb-6 grid max-w-180 gap-x-6 gap-y-4 tablet:grid-cols-3">
        <div className="tablet:col-span-3">
          <Field label={t('title')} hint={draft.isTitleProposed ? t('titleProposed') : undefined}>
            {(control) => <input {...control} required lang={baseline.language} maxLength={300} value={baseline.title} onChange={(event) => change({ title: event.target.value })} />}
          </Field>
        </div>
        <Field label={t('day')} hint={t('dayHint')}>
          {(control) => <input {...control} required type="date" value={baseline.publishedOn} onChange={(event) => change({ publishedOn: event.target.value })} />}
        </Field>
        <Field label={t('language')}>
          {(control) => (
            <select {...control} value={baseline.language} onChange={(event) => change({ language: event.target.value === 'es' ? 'es' : 'en' })}>
              {(['en', 'es'] as const).map((code) => (
                <option key={code} value={code}>
                  {language(code)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('yourName')} hint={t('yourNameHint')}>
          {(control) => <input {...control} required autoComplete="name" maxLength={120} value={importedBy} onChange={(event) => setImportedBy(event.target.value)} />}
        </Field>
      </div>
      <p className="mb-4 max-w-[68ch] text-ink-2">{t('claimsHint')}</p>
      {baseline.keyFacts.length > 0 && (
        <Part label={t('partKeyFacts')} heading={baseline.keyFactsHeading} onHeading={(heading) => onChange({ ...draft, baseline: editHeading(baseline, 'facts', heading) })}>
          {statements(baseline.keyFacts)}
        </Part>
      )}
      {baseline.summary.length > 0 && (
        <Part label={t('partSummary')} heading={baseline.summaryHeading} onHeading={(heading) => onChange({ ...draft, baseline: editHeading(baseline, 'summary', heading) })}>
          {baseline.summary.map(({ sentences }) => statements(sentences))}
        </Part>
      )}
      {baseline.sections.map(({ id, heading, paragraphs, points, quote }, index) => (
        <Part key={id} label={t('partSection', { number: index + 1 })} heading={heading} onHeading={(words) => onChange({ ...draft, baseline: editHeading(baseline, { section: id }, words) })}>
          {paragraphs.map(({ sentences }) => statements(sentences))}
          {points && (
            <>
              {points.leadIn && statements([points.leadIn])}
              <p className="t-small mt-2 font-strong">{t('points', { count: points.items.length })}</p>
              {statements(points.items)}
            </>
          )}
          {quote && (
            <>
              <p className="t-small mt-2 font-strong">{t('quote')}</p>
              {statements([quote])}
            </>
          )}
        </Part>
      ))}
      <p role="alert" className="mt-4 text-warn">
        {problem}
      </p>
      <div className="mt-2 flex items-baseline gap-x-6">
        <button type="submit" className="action-main" disabled={isBusy}>
          {t('accept')}
        </button>
        <button type="button" className="action" onClick={onBack}>
          {t('backToText')}
        </button>
      </div>
    </form>
  );
}

function summarise({ baseline, claims }: ArticleDraft, t: ReturnType<typeof useTranslations<'baseline'>>): string {
  const followed = new Set([...claims.values()].map(({ followedAs }) => followedAs).filter((id) => id !== null));
  return t('readIn', {
    facts: baseline.keyFacts.length,
    sections: baseline.sections.length,
    points: baseline.sections.reduce((sum, { points }) => sum + (points?.items.length ?? 0), 0),
    quotes: baseline.sections.filter(({ quote }) => quote !== null).length,
    statements: claims.size,
    followed: followed.size,
  });
}

function Part({ label, heading, onHeading, children }: { label: string; heading: string; onHeading: (heading: string) => void; children: ReactNode }) {
  return (
    <fieldset className="mb-6 border-t border-ink pt-2">
      <legend className="unseen">{label}</legend>
      <Field label={label}>{(control) => <input {...control} required className="field font-strong" maxLength={300} value={heading} onChange={(event) => onHeading(event.target.value)} />}</Field>
      {children}
    </fieldset>
  );
}
