import { claimId, type ClaimState } from '@/lib/domain/claim';
import { applyStatus, stateByRule } from '@/lib/judgement/applyStatus';
import { instant } from '@/lib/time/instant';

const state: ClaimState = { claimId: claimId('talks'), status: 'contested', since: null, figures: { supporting: 1, contradicting: 1, recentActs: 0, contradictingActs: 0 }, counts: { supports: 1, contradicts: 1, updates: 0 }, newestAt: null };

it('shows an editor’s status over the written rule’s, and gives the rule’s back', () => {
  const set = applyStatus(state, { n: 3, by: 'Ana', at: instant(5), reason: 'seen it', value: 'advancing' });
  expect(set).toEqual({ ...state, status: 'advancing', judged: { n: 3, by: 'Ana', at: 5, reason: 'seen it', rules: 'contested' } });
  expect(stateByRule(set)).toEqual(state);
  expect(applyStatus(state, null)).toBe(state);
});
