import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClaimDesk } from '@/components/judgement/ClaimDesk';
import { ClaimLedger } from '@/components/claims/ClaimLedger';
import { claimsInText } from '@/components/claims/claimInText';
import { FollowLink } from '@/components/watchlists/FollowLink';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { deskBaseline } from '@/server/queries/baselines';
import { claimAsOf } from '@/server/queries/claims';
import { meOf } from '@/server/queries/reader';
import { rulesInForce } from '@/server/queries/rulesInForce';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

/** The claim in the article on the desk; one that only the shipped article makes is read there, so that old links still open. */
async function findClaim(id: string) {
  const locale = await getLocale();
  const desk = await deskBaseline(locale);
  if (!desk.ok) throw new Error(desk.error.message);
  for (const { baseline, claims, imported } of [desk.value, shippedDeskBaseline(locale, rulesInForce().claims)]) {
    const inText = claimsInText({ baseline, claims, imported });
    const claim = inText.find((one) => one.id === id);
    if (claim) return { claim, baseline, total: claims.length };
  }
  return null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findClaim((await params).id);
  return { title: found?.claim.text };
}

/** A claim with its whole ledger. */
export default async function ClaimPage({ params }: Props) {
  const { id } = await params;
  const [found, answer, t, baselineWords] = await Promise.all([findClaim(id), claimAsOf(id, {}), getTranslations('claims'), getTranslations('baseline')]);
  if (!found) notFound();
  if (!answer.ok) throw new Error(answer.error.message);
  const { claim, baseline, total } = found;
  return (
    <main id="content" className="px-(--margin) pt-5 pb-12">
      <p className="facts mb-2 gap-y-2 text-ink-2">
        <a href="/baseline">{baselineWords('kicker')}</a>
        <span lang={baseline.language}>{claim.passages[0]?.heading}</span>
        <span>{t('ofTotal', { number: claim.number, total })}</span>
        <FollowLink selection={{ claims: [answer.value.state.claimId] }} name={claim.text} />
      </p>
      <ClaimLedger claim={claim} publishedOn={baseline.publishedOn} language={baseline.language} titleId="claim" heading="h1" initial={answer.value} />
      <ClaimDesk claimId={id} state={answer.value.state} me={meOf(await headers())} />
    </main>
  );
}
