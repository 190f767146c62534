import { useTranslations } from 'next-intl';
import { isPressGroup } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { VolumeDimension } from '@/lib/series/volumeBy';

const NAMED_LANGUAGES = ['en', 'es', 'pt'] as const;

/** The name of what volume is counted by; null: those folded together. */
export function useKeyName(dimension: VolumeDimension): (key: string | null) => string {
  const t = useTranslations();
  return (key) => {
    if (key === null) return t('volume.rest');
    const tag = TAGS.find((one) => one === key);
    const direction = DIRECTIONS.find((one) => one === key);
    const language = NAMED_LANGUAGES.find((one) => one === key);
    switch (dimension) {
      case 'tag':
        return tag ? t(`tag.${tag}`) : key;
      case 'pressGroup':
        return isPressGroup(key) ? t(`pressGroup.${key}`) : key;
      case 'direction':
        return direction ? t(`direction.${direction}`) : key;
      case 'language':
        return language ? t(`language.${language}`) : t('language.other', { code: key });
    }
  };
}
