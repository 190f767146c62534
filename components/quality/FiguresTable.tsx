import { useLocale, useTranslations } from 'next-intl';
import type { Measured } from '@/lib/quality/measured';


/** Figures with their intervals, their aims, and what simple methods reach on the same items. */
export function FiguresTable({ caption, figures }: { caption: string; figures: readonly Measured[] }) {
  const t = useTranslations('quality');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const methods = (figures[0]?.beside ?? []).map(({ method }) => method);
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="t-body max-w-[calc(var(--u)*240)]">
        <caption className="t-h4 border-t border-ink pt-1 pb-2 text-left">{caption}</caption>
        <thead>
          <tr className="t-small border-b border-rule text-ink-2">
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="pl-4 text-right">{t('value')}</th>
            <th scope="col" className="pl-4 text-right">{t('interval')}</th>
            <th scope="col" className="pl-4 text-right">{t('aim')}</th>
            {methods.map((method) => (
              <th key={method} scope="col" className="pl-4 text-right">
                {t(`method.${method}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const isMet = figure.target === null || (figure.isLessBetter ? figure.value <= figure.target : figure.value >= figure.target);
            return (
              <tr key={figure.name} className="border-b border-rule-2">
                <th scope="row" className="py-1">{t(`name.${figure.name}`)}</th>
                <td className="pl-4 text-right font-strong">{number.format(figure.value)}</td>
                <td className="pl-4 text-right whitespace-nowrap text-ink-2">
                  {number.format(figure.low)}–{number.format(figure.high)}
                </td>
                <td className="pl-4 text-right whitespace-nowrap">
                  {figure.target === null ? '' : `${figure.isLessBetter ? '≤' : '≥'} ${number.format(figure.target)}`}
                  {figure.target !== null && <span className={isMet ? 'ml-2 text-thaw' : 'ml-2 text-freeze'}>{isMet ? t('met') : t('missed')}</span>}
                </td>
                {methods.map((method) => (
                  <td key={method} className="pl-4 text-right text-ink-2">
                    {number.format(figure.beside.find((one) => one.method === method)?.value ?? 0)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
