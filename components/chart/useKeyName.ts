import { useTranslations } from 'next-intl';
import { isPressGroup } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { VolumeDimension } from '@/lib/series/volumeBy';

const NAMED_LANGUAGES = ['en', 'es', 'pt'] as const;

/** The name of what volume is counted by; null: those folded together. */
export function useKeyName(dimension: VolumeDimension): (key: string | null) => string {
  const volume = useTranslations('volume');
  const tagName = useTranslations('tag');
  const groupName = useTranslations('pressGroup');
  const directionName = useTranslations('direction');
  const languageName = useTranslations('language');
  return (key) => {
    if (key === null) return volume('rest');
    const tag = TAGS.find((one) => one === key);
    const direction = DIRECTIONS.find((one) => one === key);
    const language = NAMED_LANGUAGES.find((one) => one === key);
    switch (dimension) {
      case 'tag':
        return tag ? tagName(tag) : key;
      case 'pressGroup':
        return isPressGroup(key) ? groupName(key) : key;
      case 'direction':
        return direction ? directionName(direction) : key;
      case 'language':
        return language ? languageName(language) : languageName('other', { code: key });
    }
  };
}
