import type { ClaimState } from '@/lib/domain/claim';
import type { Decision } from '@/lib/domain/judgement';

/** A claim's state with the status that an editor has set in the place of the rule's. @param state  as the written rule has it */
export function applyStatus(state: ClaimState, set: (Decision & { readonly value: ClaimState['status'] }) | null): ClaimState {
  if (!set) return state;
  const { value, ...decision } = set;
  return { ...state, status: value, judged: { ...decision, rules: state.status } };
}

/** The state as the written rule has it. */
export function stateByRule({ judged, ...state }: ClaimState): ClaimState {
  return judged ? { ...state, status: judged.rules } : state;
}
