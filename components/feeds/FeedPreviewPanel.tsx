'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { FeedTestAnswer } from '@/lib/protocol/requests';
import { momentIn } from '@/lib/time/wording';

/** What a feed would bring, before it is added. Its texts are strangers' and are shown as text. */
export function FeedPreviewPanel({ preview }: { preview: FeedTestAnswer }) {
  const t = useTranslations('edit');
  const locale = useLocale();
  const facts = [
    [t('previewTitle'), preview.title || '–'],
    [t('previewFormat'), preview.format.toUpperCase()],
    [t('previewItems'), String(preview.itemCount)],
    [t('previewRelevant'), String(preview.relevantCount)],
  ] as const;
  return (
    <section aria-label={t('tested')} className="border-y border-ink py-2">
      <h3 className="t-small mb-1 font-strong">{t('tested')}</h3>
      <dl className="mb-2 grid grid-cols-2 gap-x-6 tablet:grid-cols-[2fr_1fr_1fr_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="t-small text-ink-2">{name}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {preview.headlines.length === 0 ? (
        <p>{t('previewNone')}</p>
      ) : (
        <>
          <h4 className="t-small text-ink-2">{t('previewNewest')}</h4>
          <ol className="t-label">
            {preview.headlines.map((headline, index) => (
              <li key={index} className="border-t border-rule-2 py-1">
                <span className="break-words">{headline.title}</span>
                <span className="facts t-small text-ink-2">
                  <span>{headline.publishedAt === null ? t('undated') : <Moment at={headline.publishedAt}>{momentIn(headline.publishedAt, 'UTC', locale)} UTC</Moment>}</span>
                  {headline.isRelevant && <span className="text-ink">{t('bears')}</span>}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {preview.repairs.length > 0 && (
        <p className="t-small mt-1 text-ink-2" lang="en">
          {t('previewRepairs')}: {preview.repairs.join('; ')}
        </p>
      )}
    </section>
  );
}
