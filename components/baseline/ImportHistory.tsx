import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { ImportedBaseline } from '@/lib/domain/deskBaseline';
import { dayIn, momentIn } from '@/lib/time/wording';
import { RestoreImport } from './RestoreImport';
import { WithdrawImport } from './WithdrawImport';

/** Every article that was ever taken in, newest first, and the one that ships. */
export function ImportHistory({ imports }: { imports: readonly ImportedBaseline[] }) {
  const t = useTranslations('baseline');
  const locale = useLocale();
  const current = imports.find(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <section className="mt-8">
      <h2 className="t-h4 border-t border-ink pt-1">{t('history')}</h2>
      <p className="t-label mb-2">
        <a href="/baseline/import" className="action">
          {t('import')}
        </a>
      </p>
      <ol>
        {imports.map(({ n, baseline, claims, importedAt, importedBy, source, withdrawnAt }) => (
          <li key={n} className="border-t border-rule py-1.5">
            <p lang={baseline.language} className="t-aside">
              {baseline.title}
            </p>
            <p className="facts text-ink-2">
              <Moment at={importedAt}>{momentIn(importedAt, 'UTC', locale)}</Moment>
              <span>{importedBy}</span>
              <span className="break-all">{source}</span>
              <span>{t('claimsFollowed', { count: claims.length, followed: claims.filter(({ followedAs }) => followedAs !== null).length })}</span>
            </p>
            <p className="text-ink-2">
              {n === current?.n && <strong className="text-baseline">{t('onDesk')}</strong>}
              {withdrawnAt === null ? (
                <WithdrawImport n={n} title={baseline.title} />
              ) : (
                <>
                  <Moment at={withdrawnAt}>{t('withdrawnOn', { day: dayIn(withdrawnAt, 'UTC', locale) })}</Moment>
                  <RestoreImport n={n} title={baseline.title} />
                </>
              )}
            </p>
          </li>
        ))}
        <li className="border-t border-rule py-1.5">
          <p className="t-aside">{t('shipped')}</p>
          <p className="text-ink-2">{current ? t('shippedNote') : <strong className="text-baseline">{t('onDesk')}</strong>}</p>
        </li>
      </ol>
    </section>
  );
}
