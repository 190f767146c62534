'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** Leaves for the identity provider, and comes back signed in. */
export function ProviderButton({ name, next }: { name: string; next: string }) {
  const t = useTranslations('accounts.signIn');
  const [isGoing, setGoing] = useState(false);

  async function go() {
    setGoing(true);
    try {
      const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string };
      const response = await fetch('/api/auth/signin/oidc', { method: 'POST', body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }), cache: 'no-store' });
      window.location.assign(((await response.json()) as { url: string }).url);
    } catch {
      window.location.assign('/sign-in?error=provider');
    }
  }

  return (
    <button type="button" disabled={isGoing} onClick={() => void go()} className="action-main t-body">
      {t('with', { name })}
    </button>
  );
}
