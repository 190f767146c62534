import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Moment } from '@/components/ui/Moment';
import type { Stance } from '@/lib/domain/claim';
import type { ClaimAnswer } from '@/lib/protocol/news';
import { clockIn, dayIn } from '@/lib/time/wording';

export const STANCE_SIGNS: Record<Stance, string> = { supports: '+', contradicts: '−', updates: '○' };

interface Props {
  readonly heading: 'h3' | 'h4';
  readonly entry: ClaimAnswer['evidence'][number];
  /** than the day that the ledger is read as of */
  readonly isLater?: boolean;
}

/** One entry of a ledger: when, which way, what it says, the words that decided it, who says it, and who judged. */
export function EvidenceEntry({ heading: Heading, entry: { evidence, update }, isLater = false }: Props) {
  const t = useTranslations('claims');
  const stanceName = useTranslations('stance');
  const stepName = useTranslations('step');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  return (
    <li
      className={`grid grid-cols-[calc(var(--u)*14)_minmax(0,1fr)] gap-x-2 border-t border-rule py-1.5 @min-[840px]:grid-cols-[calc(var(--u)*14)_calc(var(--u)*22)_minmax(0,1fr)_calc(var(--u)*40)] ${isLater ? 'opacity-70' : ''}`}
    >
      <p className="pt-0.5 text-ink-2 @max-[839px]:row-span-3">
        <Moment at={evidence.at}>
          {dayIn(evidence.at, 'UTC', locale)}
          <span className="block t-micro text-ink-3">{clockIn(evidence.at, 'UTC')}</span>
        </Moment>
      </p>
      <p className="pt-0.5 @max-[839px]:col-start-2">
        <span aria-hidden="true" className="inline-block w-4 font-strong">
          {STANCE_SIGNS[evidence.stance]}
        </span>
        {stanceName(evidence.stance)}
        <span className="text-ink-2 @min-[840px]:block @min-[840px]:pl-4 @max-[839px]:before:content-['_·_']">{stepName(evidence.step)}</span>
      </p>
      <div className="min-w-0 @max-[839px]:col-start-2">
        <Heading lang={update.language} className="t-h5 break-words">
          {update.link ? (
            <a href={update.link} target="_blank" rel="noopener noreferrer" className="plain-link">
              {update.title}
              <span className="unseen" lang={locale}>
                {' '}
                ({t('opens')})
              </span>
            </a>
          ) : (
            update.title
          )}
        </Heading>
        <p className="mt-0.5 text-ink-2">
          {evidence.reason[locale]}{' '}
          {evidence.words.length > 0 && (
            <span lang={update.language} className="text-ink">
              {evidence.words.map((word, index) => (
                <Fragment key={word}>
                  {index > 0 && ' … '}
                  <span className="underline decoration-ink decoration-1 underline-offset-2">{word}</span>
                </Fragment>
              ))}
            </span>
          )}
        </p>
      </div>
      <p className="pt-0.5 @max-[839px]:col-start-2">
        <span className="font-medium @min-[840px]:block">{update.outlet}</span>
        <span className="text-ink-2 @max-[839px]:before:content-['_·_']">
          {groupName(update.pressGroup)}, {update.language.toUpperCase()}
        </span>
        <a href={`/updates/${update.id}`} className="block text-ink-2">
          {evidence.judge.kind === 'rule' ? t('byRule', { rule: evidence.judge.rule }) : t('byAnalyst', { name: evidence.judge.name })}
        </a>
      </p>
    </li>
  );
}
