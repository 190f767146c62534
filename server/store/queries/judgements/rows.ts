import { claimId, type ClaimStatus } from '@/lib/domain/claim';
import { itemId, personId, storyId } from '@/lib/domain/ids';
import type { JudgedField, JudgedStance, Judgement, Placing, Verdict } from '@/lib/domain/judgement';
import type { Direction, Tag } from '@/lib/domain/tag';
import { instant } from '@/lib/time/instant';
import type { JudgementRow } from '../../judgementRows';

/** What a verdict is on, as the table holds it. */
export function targetOf(verdict: Verdict): Pick<JudgementRow, 'field' | 'target' | 'about'> {
  switch (verdict.field) {
    case 'relevance':
    case 'tags':
    case 'direction':
      return { field: verdict.field, target: verdict.itemId, about: '' };
    case 'stance':
      return { field: verdict.field, target: verdict.itemId, about: verdict.claimId };
    case 'story':
      return { field: verdict.field, target: verdict.storyId, about: '' };
    case 'status':
      return { field: verdict.field, target: verdict.claimId, about: '' };
  }
}

function toVerdict({ field, target, about, value: text }: Pick<JudgementRow, 'field' | 'target' | 'about' | 'value'>): Verdict {
  const value = JSON.parse(text) as never;
  switch (field as JudgedField) {
    case 'relevance':
      return { field: 'relevance', itemId: itemId(target), value: value as boolean };
    case 'tags':
      return { field: 'tags', itemId: itemId(target), value: value as readonly Tag[] };
    case 'direction':
      return { field: 'direction', itemId: itemId(target), value: value as Direction };
    case 'stance':
      return { field: 'stance', itemId: itemId(target), claimId: claimId(about), value: value as JudgedStance };
    case 'story':
      return { field: 'story', storyId: storyId(target), value: value as Placing };
    case 'status':
      return { field: 'status', claimId: claimId(target), value: value as ClaimStatus };
  }
}

export const toJudgement = (row: JudgementRow, replacedBy: number | null = null): Judgement => ({
  n: row.n,
  act: row.act,
  at: instant(row.at),
  personId: personId(row.person_id),
  by: row.person_name,
  verdict: toVerdict(row),
  rules: JSON.parse(row.rules) as Judgement['rules'],
  reason: row.reason,
  title: row.title,
  undone: row.undone_at === null ? null : { at: instant(row.undone_at), by: row.undone_by ?? '' },
  replacedBy,
});
