import { useLocale, useTranslations } from 'next-intl';
import { ClaimsMoved } from '@/components/claims/ClaimsMoved';
import { ClaimSheets } from '@/components/claims/ClaimSheets';
import { ClaimsProvider } from '@/components/claims/ClaimsProvider';
import { claimsInText } from '@/components/claims/claimInText';
import { PanelNote } from '@/components/status/PanelNote';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { instant } from '@/lib/time/instant';
import { longDayIn } from '@/lib/time/wording';
import { BaselineText } from './BaselineText';

/**
 * The article that the news is read against, its claims in the margin. The accent colour marks what belongs to it, here and wherever
 * else it is drawn.
 */
export function BaselinePanel({ desk }: { desk: DeskBaseline }) {
  const t = useTranslations('baseline');
  const locale = useLocale();
  const { baseline, claims } = desk;
  const followed = claimsInText(desk);
  return (
    <ClaimsProvider publishedOn={baseline.publishedOn}>
      <article className="pb-8 tablet:max-w-[calc(68ch+var(--u)*25)]">
        <div className="tablet:pl-25">
          <p className="facts mb-1 text-ink-2">
            <strong className="text-baseline">{t('kicker')}</strong>
            <time dateTime={baseline.publishedOn}>{longDayIn(instant(Date.parse(baseline.publishedOn)), 'UTC', locale)}</time>
            <span>{t('claimCount', { count: claims.length })}</span>
          </p>
          <h2 lang={baseline.language} className="t-h2 mb-3">
            {baseline.title}
          </h2>
          <ClaimsMoved claims={followed.map(({ id, number }) => ({ id, number }))} />
          <PanelNote />
        </div>
        <BaselineText desk={desk} />
      </article>
      <ClaimSheets claims={followed} publishedOn={baseline.publishedOn} language={baseline.language} />
    </ClaimsProvider>
  );
}
