'use client';

import { useTranslations } from 'next-intl';
import { ALERT_MUTES_PATH, type AlertSetup, type OwnChannel } from '@/lib/protocol/alerts';
import { AddChannels } from './AddChannels';
import { ChannelRow } from './ChannelRow';
import { HoursForm } from './HoursForm';
import { Refused } from './Refused';
import { RulesSection, type RuleChoices } from './RulesSection';
import { useOwnEndpoint } from './usePush';
import { useChange, useSetup } from './useSetup';

/** Channels, hours, rules and muted stories of one person. */
export function AlertSetupPanel({ initial, choices }: { initial: AlertSetup; choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const alerts = useTranslations('alerts');
  const { setup, reload } = useSetup(initial);
  const unmuting = useChange(reload);
  const { channels, mutes, settings, pushKey } = setup;
  const own = useOwnEndpoint(setup);
  const isHere = ({ endpoint }: OwnChannel) => endpoint !== null && endpoint === own;
  return (
    <>
      <section aria-labelledby="channels" className="mt-6">
        <h2 id="channels" tabIndex={-1} className="t-h3">
          {t('channels')}
        </h2>
        <p className="t-read mt-1 max-w-[60ch]">{t('channelsAbout')}</p>
        {channels.length === 0 ? (
          <p className="t-body mt-3 text-ink-2">{t('noChannels')}</p>
        ) : (
          <ul className="mt-3 border-t border-ink">
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} zone={settings.zone} pushKey={pushKey} isHere={isHere(channel)} reload={reload} />
            ))}
          </ul>
        )}
        <AddChannels setup={setup} isHere={channels.some(isHere)} reload={reload} />
      </section>
      <section aria-labelledby="hours" className="mt-10">
        <h2 id="hours" className="t-h3 mb-3">
          {t('hours')}
        </h2>
        <HoursForm settings={settings} reload={reload} />
      </section>
      <section aria-labelledby="rules" className="mt-10">
        <h2 id="rules" tabIndex={-1} className="t-h3 mb-1">
          {t('rules')}
        </h2>
        <RulesSection setup={setup} reload={reload} choices={choices} />
      </section>
      <section aria-labelledby="mutes" className="mt-10">
        <h2 id="mutes" className="t-h3 mb-1">
          {t('mutes')}
        </h2>
        {mutes.length === 0 ? (
          <p className="t-body text-ink-2">{t('noMutes')}</p>
        ) : (
          <ul className="mt-3 border-t border-ink">
            {mutes.map(({ storyId, title }) => (
              <li key={storyId} className="t-body flex flex-wrap items-baseline gap-x-5 border-b border-rule py-2">
                <a href={`/stories/${storyId}`}>{title ?? t('unnamedStory')}</a>
                <button type="button" className="action t-small" onClick={() => void unmuting.change('PUT', ALERT_MUTES_PATH, { storyId, isMuted: false })}>
                  {alerts('unmuteStory')}
                </button>
              </li>
            ))}
          </ul>
        )}
        <Refused problem={unmuting.problem} />
      </section>
    </>
  );
}
