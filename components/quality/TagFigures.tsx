import { useLocale, useTranslations } from 'next-intl';
import { TagName } from '@/components/ui/TagName';
import type { Tag } from '@/lib/domain/tag';
import { FIGURE, FiguresFrame, FiguresRow } from './FiguresFrame';

export interface TagFigure {
  readonly tag: string;
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well each tag is read: weakest first, since that is what a reader must know. */
export function TagFigures({ tags }: { tags: readonly TagFigure[] }) {
  const t = useTranslations('quality');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <FiguresFrame caption={t('byTag')} width="max-w-[calc(var(--u)*180)]" columns={[t('tag'), t('support'), t('precision'), t('recall'), 'F1']}>
      {[...tags]
        .sort((a, b) => a.f1 - b.f1)
        .map(({ tag, support, precision, recall, f1 }) => (
          <FiguresRow key={tag} name={<TagName tag={tag as Tag} />}>
            <td className={`${FIGURE} text-ink-2`}>{support.toLocaleString(locale)}</td>
            <td className={FIGURE}>{number.format(precision)}</td>
            <td className={FIGURE}>{number.format(recall)}</td>
            <td className={`${FIGURE} font-strong`}>{number.format(f1)}</td>
          </FiguresRow>
        ))}
    </FiguresFrame>
  );
}
