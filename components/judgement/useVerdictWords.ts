import { useTranslations } from 'next-intl';
import type { ClaimStatus } from '@/lib/domain/claim';
import type { JudgedField, JudgedStance, Placing, Verdict } from '@/lib/domain/judgement';
import type { Direction, Tag } from '@/lib/domain/tag';

/** A verdict's value in the reader's words. */
export function useVerdictWords(): (field: JudgedField, value: Verdict['value'] | null) => string {
  const t = useTranslations('judgement');
  const update = useTranslations('update');
  const direction = useTranslations('direction');
  const tag = useTranslations('tag');
  const status = useTranslations('claimStatus');
  return (field, value) => {
    if (value === null) return t('nothing');
    switch (field) {
      case 'relevance':
        return update(value === true ? 'bears' : 'beside');
      case 'tags':
        return (value as readonly Tag[]).map((one) => tag(one)).join(', ') || update('noTag');
      case 'direction':
        return direction(value as Direction);
      case 'stance':
        return t(`stances.${value as JudgedStance}`);
      case 'status':
        return status(value as ClaimStatus);
      case 'story': {
        const placing = value as Placing;
        return t(`placings.${placing.kind}`, { count: 'items' in placing ? placing.items.length : 0 });
      }
    }
  };
}
