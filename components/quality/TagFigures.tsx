import { useLocale, useTranslations } from 'next-intl';
import { TagName } from '@/components/ui/TagName';
import type { Tag } from '@/lib/domain/tag';

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
    <div role="region" aria-label={t('byTag')} tabIndex={0} className="overflow-x-auto">
      <table className="t-body max-w-[calc(var(--u)*180)]">
        <caption className="t-h4 border-t border-ink pt-1 pb-2 text-left">{t('byTag')}</caption>
        <thead>
          <tr className="t-small border-b border-rule text-ink-2">
            <th scope="col">{t('tag')}</th>
            <th scope="col" className="pl-4 text-right">{t('support')}</th>
            <th scope="col" className="pl-4 text-right">{t('precision')}</th>
            <th scope="col" className="pl-4 text-right">{t('recall')}</th>
            <th scope="col" className="pl-4 text-right">F1</th>
          </tr>
        </thead>
        <tbody>
          {[...tags]
            .sort((a, b) => a.f1 - b.f1)
            .map(({ tag, support, precision, recall, f1 }) => (
              <tr key={tag} className="border-b border-rule-2">
                <th scope="row" className="py-1">
                  <TagName tag={tag as Tag} />
                </th>
                <td className="pl-4 text-right text-ink-2">{support.toLocaleString(locale)}</td>
                <td className="pl-4 text-right">{number.format(precision)}</td>
                <td className="pl-4 text-right">{number.format(recall)}</td>
                <td className="pl-4 text-right font-strong">{number.format(f1)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
