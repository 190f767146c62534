import { useTranslations } from 'next-intl';
import { AUDIT_ACTIONS } from '@/lib/domain/audit';
import { AUDIT_EXPORT_PATH, type AuditAnswer } from '@/lib/protocol/accounts';

const SUBJECTS = ['person', 'link', 'wall-link', 'token', 'feed', 'baseline', 'watchlist', 'update', 'story', 'claim', 'axis-note'] as const;

/** A plain form: the filter stands in the address, before any script runs. */
export function AuditFilter({ asked, actors }: { asked: Readonly<Record<string, string>>; actors: AuditAnswer['actors'] }) {
  const t = useTranslations('accounts.audit');
  const actions = useTranslations('audit.actions');
  const { before: _before, ...filter } = asked;
  const exportOf = (format: 'csv' | 'json') => `${AUDIT_EXPORT_PATH}?${new URLSearchParams({ ...filter, format })}`;
  return (
    <form method="get" action="/audit" className="t-body mb-6">
      <div className="grid gap-x-6 gap-y-3 tablet:grid-cols-5">
        <label>
          <span className="t-small font-medium">{t('who')}</span>
          <select name="actor" defaultValue={asked.actor ?? ''} className="field">
            <option value="">{t('anyone')}</option>
            {actors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="t-small font-medium">{t('what')}</span>
          <select name="action" defaultValue={asked.action ?? ''} className="field">
            <option value="">{t('anything')}</option>
            {AUDIT_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {actions(action)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="t-small font-medium">{t('kind')}</span>
          <select name="subject" defaultValue={asked.subject ?? ''} className="field">
            <option value="">{t('anything')}</option>
            {SUBJECTS.map((subject) => (
              <option key={subject} value={subject}>
                {t(`subjects.${subject}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="t-small font-medium">{t('from')}</span>
          <input type="date" name="from" defaultValue={asked.from ?? ''} className="field" />
        </label>
        <label>
          <span className="t-small font-medium">{t('to')}</span>
          <input type="date" name="to" defaultValue={asked.to ?? ''} className="field" />
        </label>
      </div>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <button type="submit" className="action-main">
          {t('show')}
        </button>
        <a href={exportOf('csv')} download>
          {t('csv')}
        </a>
        <a href={exportOf('json')} download>
          {t('json')}
        </a>
      </p>
    </form>
  );
}
