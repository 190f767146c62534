import { useLocale, useTranslations } from 'next-intl';
import { ClaimsMoved } from '@/components/claims/ClaimsMoved';
import { claimsInText } from '@/components/claims/claimInText';
import { PanelNote } from '@/components/status/PanelNote';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { instant } from '@/lib/time/instant';
import { dayAndYearIn, longDayIn } from '@/lib/time/wording';
import { BaselineText } from './BaselineText';

/**
 * The article that the news is read against, its claims in the margin. The accent colour marks what belongs to it, here and wherever
 * else it is drawn.
 */
export function BaselineArticle({ desk, heading: Heading }: { desk: DeskBaseline; heading: 'h1' | 'h2' }) {
  const t = useTranslations('baseline');
  const locale = useLocale();
  const { baseline, claims, imported } = desk;
  const isPage = Heading === 'h1';
  return (
    <article className={`pb-8 ${isPage ? '' : 'tablet:max-w-[calc(68ch+var(--u)*25)]'}`}>
      <div className="tablet:pl-25">
        <p className="facts mb-1 text-ink-2">
          <strong className="text-baseline">{t('kicker')}</strong>
          <time dateTime={baseline.publishedOn}>{(isPage ? longDayIn : dayAndYearIn)(instant(Date.parse(baseline.publishedOn)), 'UTC', locale)}</time>
          <span>{t('claimCount', { count: claims.length })}</span>
          {imported && <span>{t('importedBy', { name: imported.importedBy })}</span>}
        </p>
        <Heading lang={baseline.language} className={`mb-3 ${isPage ? 't-h1' : 't-h2'}`}>
          {baseline.title}
        </Heading>
        <ClaimsMoved claims={claimsInText(desk).map(({ id, number }) => ({ id, number }))} />
        <PanelNote />
      </div>
      <BaselineText desk={desk} size={isPage ? 't-read' : 't-aside'} heading={isPage ? 'h2' : 'h3'} />
    </article>
  );
}
