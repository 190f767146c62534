'use client';

import { useTranslations } from 'next-intl';
import { LEAST_PUBLISHERS, MOST_PUBLISHERS, type Threshold } from '@/lib/domain/watchlist';

const USUAL_PUBLISHERS = 3;

/** When a list has something to say. */
export function ThresholdField({ threshold, onChange, problem }: { threshold: Threshold; onChange: (threshold: Threshold) => void; problem?: string }) {
  const t = useTranslations('watchlists');
  const publishers = typeof threshold === 'object' ? threshold.publishers : null;
  return (
    <fieldset aria-describedby={problem ? 'threshold-problem' : undefined}>
      <legend className="t-small font-medium">{t('threshold')}</legend>
      <div className="mt-1 grid gap-1.5">
        {(['each-update', 'each-story'] as const).map((value) => (
          <label key={value} className="flex min-h-6 items-center gap-2">
            <input type="radio" name="threshold" checked={threshold === value} onChange={() => onChange(value)} />
            {t(`thresholds.${value}`)}
          </label>
        ))}
        <div className="flex min-h-6 flex-wrap items-center gap-x-2">
          <label className="flex items-center gap-2">
            <input type="radio" name="threshold" checked={publishers !== null} onChange={() => onChange({ publishers: USUAL_PUBLISHERS })} />
            {t('thresholds.publishers')}
          </label>
          <input
            type="number"
            aria-label={t('publishers')}
            min={LEAST_PUBLISHERS}
            max={MOST_PUBLISHERS}
            required={publishers !== null}
            disabled={publishers === null}
            value={publishers ?? USUAL_PUBLISHERS}
            onChange={(event) => onChange({ publishers: event.target.valueAsNumber || LEAST_PUBLISHERS })}
            className="field !mt-0 !min-h-6 !w-14 tabular-nums"
          />
        </div>
      </div>
      {problem && (
        <p id="threshold-problem" role="alert" className="t-small mt-1 text-warn">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
