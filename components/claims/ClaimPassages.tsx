import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { Passage } from '@/lib/baseline/passagesOf';

/** Where the article makes the claim. */
export function ClaimPassages({ heading: Heading, passages, language }: { heading: 'h2' | 'h3'; passages: readonly Passage[]; language: 'en' | 'es' }) {
  const t = useTranslations('claims');
  return (
    <section className="mt-6">
      <Heading className="border-t border-ink pt-1 font-strong">{t('inText')}</Heading>
      <div lang={language}>
        {passages.map(({ heading, sentences }, index) => (
          <Fragment key={`${heading} ${index}`}>
            {passages[index - 1]?.heading !== heading && <p className="pt-1 text-ink-2">{heading}</p>}
            <p className="t-read mb-2">
              {sentences.map(({ text, isOfClaim }) => (
                <Fragment key={text}>
                  <span className={isOfClaim ? 'underline decoration-baseline decoration-1 underline-offset-4' : 'text-ink-2'}>{text}</span>{' '}
                </Fragment>
              ))}
            </p>
          </Fragment>
        ))}
      </div>
    </section>
  );
}
