import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { BaselineArticle } from '@/components/baseline/BaselineArticle';
import { WithClaims } from '@/components/baseline/BaselinePanel';
import { ImportHistory } from '@/components/baseline/ImportHistory';
import { ClaimsBoard } from '@/components/claims/ClaimsBoard';
import { claimsInText } from '@/components/claims/claimInText';
import { deskBaseline, importHistory } from '@/server/queries/baselines';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('baseline');
  return { title: t('kicker') };
}

/** The article at reading size, how its claims stand, and where it comes from. */
export default async function BaselinePage() {
  const [desk, imports] = await Promise.all([getLocale().then(deskBaseline), importHistory()]);
  if (!desk.ok) throw new Error(desk.error.message);
  if (!imports.ok) throw new Error(imports.error.message);
  const { baseline } = desk.value;
  return (
    <main id="content" className="px-(--margin) pt-6 pb-12">
      <WithClaims desk={desk.value}>
        <div className="gap-x-12 min-[1000px]:grid min-[1000px]:grid-cols-[minmax(0,calc(var(--u)*195))_minmax(0,calc(var(--u)*120))]">
          <BaselineArticle desk={desk.value} heading="h1" />
          <aside>
            <ClaimsBoard claims={claimsInText(desk.value).map(({ id, number, text }) => ({ id, number, text }))} language={baseline.language} />
            <ImportHistory imports={imports.value} />
          </aside>
        </div>
      </WithClaims>
    </main>
  );
}
