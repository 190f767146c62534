import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditFilter } from '@/components/accounts/AuditFilter';
import { AuditList } from '@/components/accounts/AuditList';
import { auditPage } from '@/server/queries/audit';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.audit');
  return { title: t('title') };
}

const FIELDS = ['actor', 'action', 'subject', 'from', 'to', 'before'] as const;

/** What people have decided at this desk. For admins. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [t, parameters] = await Promise.all([getTranslations('accounts.audit'), searchParams]);
  const asked = Object.fromEntries(FIELDS.flatMap((field) => ([parameters[field]].flat()[0] ? [[field, [parameters[field]].flat()[0]!]] : []))) as Record<string, string>;
  const found = await auditPage(asked);
  // An address that was typed wrongly shows everything rather than an error.
  const page = !found.ok && found.error.code === 'invalid' ? await auditPage({}) : found;
  if (!page.ok) throw new Error(page.error.message);
  const { entries, names, actors, before } = page.value;
  const { before: _older, ...filter } = asked;
  return (
    <>
      <h1 className="t-h1 mb-1">{t('title')}</h1>
      <p className="t-body mb-6 max-w-[60ch] text-ink-2">{t('intro')}</p>
      <AuditFilter asked={asked} actors={actors} />
      <AuditList entries={entries} names={names} />
      <p className="t-body mt-4 flex gap-6">
        {asked.before && <a href={`/audit?${new URLSearchParams(filter)}`}>{t('newest')}</a>}
        {before !== null && <a href={`/audit?${new URLSearchParams({ ...filter, before: String(before) })}`}>{t('older')}</a>}
      </p>
    </>
  );
}
