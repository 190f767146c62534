'use client';

import { useTranslations } from 'next-intl';
import { useLater } from '@/components/ui/useLater';

const loadLine = () => import('./SinceLine').then((module) => module.SinceLine);

/** A quiet line for what is new since this browser's last visit. The browser alone knows that, so it comes after the page, into its place. */
export function SinceLastVisit() {
  const t = useTranslations('selection');
  const { Part } = useLater(loadLine);
  return (
    <section aria-label={t('sinceLabel')} className="since-line facts">
      <p className="font-strong text-ink">{t('sinceLabel')}</p>
      {Part && <Part />}
    </section>
  );
}
