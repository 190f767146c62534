import { useLocale, useTranslations } from 'next-intl';
import type { Measured } from '@/lib/quality/measured';
import { FIGURE, FiguresFrame, FiguresRow } from './FiguresFrame';

/** Figures with their intervals, their aims, and what simple methods reach on the same items. */
export function FiguresTable({ caption, figures }: { caption: string; figures: readonly Measured[] }) {
  const t = useTranslations('quality');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const methods = (figures[0]?.beside ?? []).map(({ method }) => method);
  const columns = [t('figure'), t('value'), t('interval'), t('aim'), ...methods.map((method) => t(`method.${method}`))];
  return (
    <FiguresFrame caption={caption} width="max-w-[calc(var(--u)*240)]" columns={columns}>
      {figures.map((figure) => {
        const isMet = figure.target === null || (figure.isLessBetter ? figure.value <= figure.target : figure.value >= figure.target);
        return (
          <FiguresRow key={figure.name} name={t(`name.${figure.name}`)}>
            <td className={`${FIGURE} font-strong`}>{number.format(figure.value)}</td>
            <td className={`${FIGURE} whitespace-nowrap text-ink-2`}>
              {number.format(figure.low)}–{number.format(figure.high)}
            </td>
            <td className={`${FIGURE} whitespace-nowrap`}>
              {figure.target === null ? '' : `${figure.isLessBetter ? '≤' : '≥'} ${number.format(figure.target)}`}
              {figure.target !== null && <span className={isMet ? 'ml-2 text-thaw' : 'ml-2 text-freeze'}>{isMet ? t('met') : t('missed')}</span>}
            </td>
            {methods.map((method) => (
              <td key={method} className={`${FIGURE} text-ink-2`}>
                {number.format(figure.beside.find((one) => one.method === method)?.value ?? 0)}
              </td>
            ))}
          </FiguresRow>
        );
      })}
    </FiguresFrame>
  );
}
