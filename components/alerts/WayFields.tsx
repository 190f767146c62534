'use client';

import { useTranslations } from 'next-intl';
import { ALERT_PACES, type AlertPace, type AlertWay } from '@/lib/domain/alert';
import type { OwnChannel } from '@/lib/protocol/alerts';

/** How one source is told: when, in the page, with a sound, through which channels. What is chosen holds at once. */
export function WayFields({ label, way, channels, onChange }: { label: string; way: AlertWay; channels: readonly OwnChannel[]; onChange: (way: AlertWay) => void }) {
  const t = useTranslations('alerts.setup');
  const check = (isOn: boolean, words: string, set: (isOn: boolean) => void, key = words) => (
    <label key={key} className="flex min-h-6 items-center gap-2">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.target.checked)} />
      <span>{words}</span>
    </label>
  );
  return (
    <fieldset className="t-small mt-1 flex flex-wrap items-center gap-x-5 gap-y-1">
      <legend className="unseen">{label}</legend>
      <label className="flex min-h-6 items-center gap-2">
        <span className="text-ink-2">{t('pace')}</span>
        <select className="min-h-6 border-b border-ink-3 bg-transparent" value={way.pace} onChange={(event) => onChange({ ...way, pace: event.target.value as AlertPace })}>
          {ALERT_PACES.map((pace) => (
            <option key={pace} value={pace}>
              {t(`paces.${pace}`)}
            </option>
          ))}
        </select>
      </label>
      {check(way.inPage, t('inPage'), (inPage) => onChange({ ...way, inPage }))}
      {way.inPage && check(way.sound, t('sound'), (sound) => onChange({ ...way, sound }))}
      {channels.map(({ id, name, kind, state }) =>
        check(way.channels.includes(id), `${t(`kind.${kind}`)}: ${name}${state === 'on' ? '' : ` (${t(state === 'paused' ? 'statePaused' : 'stateOff')})`}`, (isOn) =>
          onChange({ ...way, channels: isOn ? [...way.channels, id] : way.channels.filter((other) => other !== id) }), id),
      )}
    </fieldset>
  );
}
