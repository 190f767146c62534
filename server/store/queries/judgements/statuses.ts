import { claimId, type ClaimState, type ClaimStatus, type StatusTurn } from '@/lib/domain/claim';
import type { ChangeBody } from '@/lib/domain/change';
import type { Decision } from '@/lib/domain/judgement';
import { applyStatus, stateByRule } from '@/lib/judgement/applyStatus';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';

export type StatusSet = Decision & { readonly value: ClaimStatus };

/** What editors have set of these claims, of all when none are named, and nobody has taken back: of each claim the latest. */
export async function statusesSet(db: Db, dialect: Dialect, ids?: readonly string[]): Promise<Map<string, StatusSet>> {
  const all = db.selectFrom('judgements').select(['n', 'target', 'person_name', 'at', 'reason', 'value']).where('field', '=', 'status').where('undone_at', 'is', null);
  const rows = await (ids === undefined ? all : all.where(dialect.anyOf('target', ids))).orderBy('n').execute();
  return new Map(rows.map(({ n, target, person_name, at, reason, value }) => [target, { n, by: person_name, at: instant(at), reason, value: JSON.parse(value) as ClaimStatus }]));
}

/** How the written rule has a claim now. */
export async function claimByRule(trx: Db, id: string): Promise<ClaimState> {
  const row = await trx.selectFrom('claim_states').select('body').where('claim_id', '=', id).executeTakeFirst();
  return row ? stateByRule(JSON.parse(row.body) as ClaimState) : untouched(id);
}

const untouched = (id: string): ClaimState => ({
  claimId: claimId(id),
  status: 'open',
  since: null,
  figures: { supporting: 0, contradicting: 0, recentActs: 0, contradictingActs: 0 },
  counts: { supports: 0, contradicts: 0, updates: 0 },
  newestAt: null,
});

/**
 * Has claims show what editors have set, or the rule's status again.
 * @param at  when they are told to have turned, where they turn by it
 */
export async function restateClaims(trx: Db, dialect: Dialect, ids: readonly string[], at: Instant): Promise<ChangeBody[]> {
  const set = await statusesSet(trx, dialect, ids);
  const changes: ChangeBody[] = [];
  for (const id of ids) {
    const shown = await trx.selectFrom('claim_states').select('body').where('claim_id', '=', id).executeTakeFirst();
    const before = shown ? (JSON.parse(shown.body) as ClaimState) : untouched(id);
    const own = set.get(id) ?? null;
    const state = applyStatus(stateByRule(before), own);
    const body = JSON.stringify(state);
    if (body === shown?.body) continue;
    await dialect.insertMany(trx, 'claim_states', [{ claim_id: id, body }], 'ON CONFLICT (claim_id) DO UPDATE SET body = excluded.body');
    const turn: StatusTurn | null =
      before.status === state.status ? null : { claimId: state.claimId, at, from: before.status, to: state.status, because: own ? `judgement/${own.n}` : '', figures: state.figures };
    changes.push({ kind: 'claim-changed', claim: state, turn });
  }
  return changes;
}
