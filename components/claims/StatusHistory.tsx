import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { StatusTurn } from '@/lib/domain/claim';
import type { ClaimAnswer } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import { dayAndYearIn, dayIn, partsIn } from '@/lib/time/wording';
import { ClaimGlyph } from './ClaimGlyph';

/** Every turn of a claim's status, newest first, with the evidence that brought it and the figures that decided it. */
export function StatusHistory({ heading: Heading, turns, evidence, now }: { heading: 'h2' | 'h3'; turns: readonly StatusTurn[]; evidence: ClaimAnswer['evidence']; now: Instant }) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const locale = useLocale();
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const byId = new Map(evidence.map((entry) => [entry.evidence.id, entry]));
  const dayOf = (at: Instant) => (partsIn(at, 'UTC').year === partsIn(now, 'UTC').year ? dayIn : dayAndYearIn)(at, 'UTC', locale);
  return (
    <section>
      <Heading className="border-t border-ink pt-1 font-strong">{t('history')}</Heading>
      <ol>
        {[...turns].reverse().map((turn) => {
          const cause = byId.get(turn.because);
          return (
            <li key={`${turn.at} ${turn.to}`} className="grid grid-cols-[calc(var(--u)*20)_minmax(0,1fr)] border-t border-rule py-1.5">
              <Moment at={turn.at} className="text-ink-2">
                {dayOf(turn.at)}
              </Moment>
              <div>
                <p className="font-strong">
                  <ClaimGlyph status={turn.to} /> {statusName(turn.to)} <span className="font-normal text-ink-2">{t('after', { status: statusName(turn.from) })}</span>
                </p>
                {cause && (
                  <p lang={cause.update.language} className="t-aside">
                    {cause.update.title}
                  </p>
                )}
                <p className="text-ink-2">
                  {t('figures', { supporting: figure.format(turn.figures.supporting), contradicting: figure.format(turn.figures.contradicting), recentActs: figure.format(turn.figures.recentActs) })}
                </p>
              </div>
            </li>
          );
        })}
        <li className="grid grid-cols-[calc(var(--u)*20)_minmax(0,1fr)] border-t border-rule py-1.5">
          <span className="text-ink-2">{t('atFirst')}</span>
          <p className="font-strong">
            <ClaimGlyph status="open" /> {statusName('open')}
          </p>
        </li>
      </ol>
      <p className="border-t border-rule pt-1.5 text-ink-3">{t('ruleNote')}</p>
    </section>
  );
}
