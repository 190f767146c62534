'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ROLES, type Role } from '@/lib/domain/person';

/** Somebody's role. Choosing another one gives it to nobody yet: a list moves on at every arrow key. @param give  whether the server took it */
export function RoleChoice({ name, role, give }: { name: string; role: Role; give: (role: Role) => Promise<boolean> }) {
  const t = useTranslations('accounts.people');
  const roles = useTranslations('accounts.roles');
  const [wished, setWished] = useState<Role | null>(null);
  const chosen = wished ?? role;

  async function press() {
    // What was refused is not shown; what was taken stays until the page has it too.
    if (!(await give(chosen))) setWished(null);
  }

  return (
    <div className="min-w-0">
      <label>
        <span className="sr-only">{t('roleOf', { name })}</span>
        <select className="field mt-0" value={chosen} onChange={(event) => setWished(event.target.value as Role)}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {roles(each)}
            </option>
          ))}
        </select>
      </label>
      {chosen !== role && (
        <p className="flex flex-wrap gap-x-4">
          <button type="button" className="action" aria-label={t('what', { what: t('give'), name })} onClick={() => void press()}>
            {t('give')}
          </button>
          <button type="button" className="action" aria-label={t('what', { what: t('keep'), name })} onClick={() => setWished(null)}>
            {t('keep')}
          </button>
        </p>
      )}
    </div>
  );
}
