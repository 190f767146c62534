import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { TokensPanel } from '@/components/taking/TokensPanel';
import { actorOf } from '@/server/commands/actorOf';
import { listTokens } from '@/server/commands/tokens';
import { newsNow } from '@/server/queries/newsNow';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tokens');
  return { title: t('title') };
}

/** Keys for somebody's own programs. */
export default async function TokensPage() {
  const [t, tokens, now] = await Promise.all([getTranslations('tokens'), listTokens(actorOf(await headers())), newsNow()]);
  if (!tokens.ok) throw new Error(tokens.error.message);
  return (
    <main id="content" className="max-w-[960px] px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{t('title')}</h1>
      <p className="t-read mb-4 max-w-[64ch]">{t('lead')}</p>
      <p className="t-body mb-6">
        <a href="/api/v1/openapi.json">{t('api')}</a>
      </p>
      <TokensPanel initial={tokens.value} now={now} />
    </main>
  );
}
