import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Coverage } from '@/components/quality/Coverage';
import { FiguresTable } from '@/components/quality/FiguresTable';
import { TagFigures } from '@/components/quality/TagFigures';
import { measuredFigures, measuredTags } from '@/lib/quality/measured';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('quality');
  return { title: t('title') };
}

const GAPS = ['reading', 'stories', 'claims', 'feeds', 'text'] as const;

/** How far the desk's verdicts can be trusted: measured figures, coverage, known gaps. */
export default async function QualityPage() {
  const t = await getTranslations('quality');
  const { items, relevantItems, reading, stories } = measuredFigures();
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{t('title')}</h1>
      <p className="t-read mb-6 max-w-[64ch]">{t('about', { items, relevantItems })}</p>
      <div className="grid gap-y-8">
        <FiguresTable caption={t('reading')} figures={reading} />
        <TagFigures tags={measuredTags()} />
        <FiguresTable caption={t('stories')} figures={stories} />
        <Coverage />
        <section className="max-w-[64ch] border-t border-ink pt-1">
          <h2 className="t-h4 mb-2">{t('gaps')}</h2>
          <ul className="t-read grid list-disc gap-y-1 pl-5">
            {GAPS.map((gap) => (
              <li key={gap}>{t(`gap.${gap}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
