import { useFormatter, useTranslations } from 'next-intl';
import { stackFinding } from '@/lib/charts/volumeStack';
import type { KeyedVolume } from '@/lib/series/volumeBy';
import { useKeyName } from './useKeyName';

/** The headline of volume: a sentence that says what it shows, written from its figures; null while they are awaited. */
export function useVolumeSentence(volume: KeyedVolume | null): string | null {
  const t = useTranslations('volume');
  const format = useFormatter();
  const keyName = useKeyName(volume?.dimension ?? 'tag');
  if (!volume) return null;
  const finding = stackFinding(volume);
  switch (finding.kind) {
    case 'nothing':
      return t('noneSentence');
    case 'few':
      return t('fewSentence', { updates: finding.updates });
    case 'turn':
      return t('turnSentence', { rising: keyName(finding.rising), fading: keyName(finding.fading) });
    case 'lead':
      return t('leadSentence', { name: capitalised(keyName(finding.key)), share: format.number(finding.count / finding.updates, { style: 'percent' }), updates: format.number(finding.updates) });
  }
}

/** Directions are named in small letters. */
const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
