import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { AccountMenu } from '@/components/accounts/AccountMenu';
import { Masthead } from '@/components/frame/Masthead';
import { Preferences } from '@/components/frame/Preferences';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { buildName } from '@/server/queries/build';
import { readTheme } from '../preferences';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('about');
  return { title: t('title') };
}

const PARTS = ['what', 'where', 'kept', 'licence'] as const;

/** What this is, where its texts come from, and on what terms. Where the masthead has no room, language and appearance are chosen here too. */
export default async function AboutPage() {
  const [t, preferences, theme] = await Promise.all([getTranslations('about'), getTranslations('preferences'), readTheme()]);
  const person = personOf(actorOf(await headers()));
  return (
    <>
      <Masthead theme={theme} account={<AccountMenu person={person} />} />
      <main id="content" className="w-full max-w-[72ch] px-(--margin) pt-8 pb-12">
        <h1 className="t-h1 mb-6">{t('title')}</h1>
        <section className="mb-6 border-t border-ink pt-1 min-[1701px]:hidden">
          <h2 className="t-small mb-1 font-strong">{preferences('label')}</h2>
          <Preferences theme={theme} />
        </section>
        {PARTS.map((part) => (
          <section key={part} className="mb-6 border-t border-ink pt-1">
            <h2 className="t-small mb-1 font-strong">{t(part)}</h2>
            <p className="t-read">{t(`${part}Text`)}</p>
          </section>
        ))}
        <p className="text-ink-3">{t('build', { build: buildName() })}</p>
      </main>
    </>
  );
}
