import { useLocale, useTranslations } from 'next-intl';
import type { Baseline, Paragraph, Statement } from '@/lib/domain/baseline';
import { instant } from '@/lib/time/instant';
import { longDayIn } from '@/lib/time/wording';

/** The reference text. The accent colour marks what belongs to the baseline, here and wherever else it is drawn. */
export function BaselinePanel({ baseline }: { baseline: Baseline }) {
  const t = useTranslations('baseline');
  const locale = useLocale();
  return (
    <article lang={baseline.language} className="max-w-[68ch] pb-8">
      <p className="facts mb-1 text-ink-2">
        <strong className="text-baseline">{t('kicker')}</strong>
        <time dateTime={baseline.publishedOn}>{longDayIn(instant(Date.parse(baseline.publishedOn)), 'UTC', locale)}</time>
      </p>
      <h2 className="t-h2 mb-3">{baseline.title}</h2>
      <Part heading={baseline.keyFactsHeading}>
        <Statements statements={baseline.keyFacts} />
      </Part>
      <Part heading={baseline.summaryHeading}>
        <Paragraphs paragraphs={baseline.summary} />
      </Part>
      {baseline.sections.map((section) => (
        <Part key={section.id} heading={section.heading}>
          <Paragraphs paragraphs={section.paragraphs} />
          {section.points && (
            <>
              {section.points.leadIn && <p className="t-aside mb-1">{section.points.leadIn.text}</p>}
              <Statements statements={section.points.items} />
            </>
          )}
          {section.quote && <blockquote className="t-quote my-3 border-l-2 border-baseline pl-3">{section.quote.text}</blockquote>}
        </Part>
      ))}
      <p className="mt-4 border-t border-rule pt-1 text-ink-3">{baseline.dateNote}</p>
    </article>
  );
}

function Part({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <section className="mt-3 border-t border-ink pt-1">
      <h3 className="mb-1 font-strong">{heading}</h3>
      {children}
    </section>
  );
}

function Paragraphs({ paragraphs }: { paragraphs: readonly Paragraph[] }) {
  return paragraphs.map(({ sentences }) => (
    <p key={sentences[0]?.id} className="t-aside mb-2">
      {sentences.map((sentence) => (
        <span key={sentence.id}>{sentence.text} </span>
      ))}
    </p>
  ));
}

function Statements({ statements }: { statements: readonly Statement[] }) {
  return (
    <ul>
      {statements.map((statement) => (
        <li key={statement.id} className="t-aside mb-2 grid grid-cols-[calc(var(--u)*4)_minmax(0,1fr)] before:text-ink-3 before:content-['–']">
          {statement.text}
        </li>
      ))}
    </ul>
  );
}
