import { playOn, type PlayedEntry } from '@/lib/claims/claimStatus';
import { WINDOW_DAYS } from '@/lib/claims/weighEvidence';
import { groupBy } from '@/lib/collections/groupBy';
import type { ChangeBody } from '@/lib/domain/change';
import { claimId, STANCES, type ClaimState, type ClaimStatus, type Stance, type StatusTurn } from '@/lib/domain/claim';
import { applyStatus } from '@/lib/judgement/applyStatus';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { ClaimTurnRow } from '../../schema';
import { statusesSet } from '../judgements/statuses';

/**
 * Plays anew the end of the history of every claim that these items bear on, or bore on: from the earliest of their evidence. Turns that are no
 * longer found are marked as revised, new ones are added, and the states are kept.
 * @param touched  `items.n`
 * @param at       when new turns are told
 * @returns a change for each claim that stands otherwise than before
 */
export async function refreshClaims(trx: Db, dialect: Dialect, touched: readonly number[], at: Instant): Promise<ChangeBody[]> {
  const moved = await trx
    .selectFrom('evidence')
    .select(['claim_id', sql<number>`MIN(at)`.as('since')])
    .where(dialect.anyOf('item_n', touched))
    .groupBy('claim_id')
    .orderBy('claim_id')
    .execute();
  if (moved.length === 0) return [];
  const ids = moved.map(({ claim_id }) => claim_id);
  const tallies = await tally(trx, dialect, ids);
  const turns = await turnsOf(trx, dialect, ids);
  const states = new Map((await trx.selectFrom('claim_states').selectAll().where(dialect.anyOf('claim_id', ids)).execute()).map((row) => [row.claim_id, row.body]));

  const set = await statusesSet(trx, dialect, ids);
  const changes: ChangeBody[] = [];
  const found: StatusTurn[] = [];
  const kept: ClaimTurnRow[] = [];
  const revised: number[] = [];
  const rows: { claim_id: string; body: string }[] = [];
  for (const { claim_id, since } of moved) {
    const { counts, newestAt } = tallies.get(claim_id) ?? NO_EVIDENCE;
    const told = turns.get(claim_id) ?? [];
    const before = told.filter((turn) => turn.at < since);
    const status = (before.at(-1)?.to_status ?? 'open') as ClaimStatus;
    const evidence = await entriesSince(trx, claim_id, Math.min(since, newestAt ?? since));
    const history = playOn(claimId(claim_id), evidence, { status, since: instant(since) });

    const fresh = history.turns.filter((turn) => !told.some((row) => isSameTurn(row, turn)));
    found.push(...fresh);
    for (const row of told.slice(before.length)) {
      const turn = history.turns.find((one) => isSameTurn(row, one));
      if (turn) kept.push({ ...row, because: turn.because, figures: JSON.stringify(turn.figures) });
      else revised.push(row.n);
    }

    const last = history.turns.at(-1)?.at ?? before.at(-1)?.at ?? null;
    const byRule: ClaimState = {
      claimId: claimId(claim_id),
      status: history.status,
      since: last === null ? null : instant(last),
      figures: history.figures,
      counts,
      newestAt,
    };
    const state = applyStatus(byRule, set.get(claim_id) ?? null);
    const body = JSON.stringify(state);
    const shown = states.get(claim_id);
    if (body === shown) continue;
    rows.push({ claim_id, body });
    // Under an editor's word the rule may turn as it will: what is shown does not.
    const hasTurned = !state.judged && state.status !== (shown === undefined ? 'open' : (JSON.parse(shown) as ClaimState).status);
    changes.push({ kind: 'claim-changed', claim: state, turn: (hasTurned ? fresh.at(-1) : undefined) ?? null });
  }
  await dialect.insertMany(trx, 'claim_states', rows, 'ON CONFLICT (claim_id) DO UPDATE SET body = excluded.body');
  await dialect.insertMany(trx, 'claim_turns', kept, 'ON CONFLICT (n) DO UPDATE SET because = excluded.because, figures = excluded.figures');
  if (revised.length > 0) await trx.updateTable('claim_turns').set({ revised_at: at }).where(dialect.anyOf('n', revised)).execute();
  await tellTurns(trx, dialect, found, at);
  return changes;
}

/** Its figures may have moved a little, by evidence that came late or stands in another story now. */
const isSameTurn = (row: ClaimTurnRow, turn: StatusTurn): boolean => row.at === turn.at && row.from_status === turn.from && row.to_status === turn.to;

interface Tally {
  readonly counts: Readonly<Record<Stance, number>>;
  readonly newestAt: Instant | null;
}

const NO_EVIDENCE: Tally = { counts: { supports: 0, contradicts: 0, updates: 0 }, newestAt: null };

async function tally(trx: Db, dialect: Dialect, ids: readonly string[]): Promise<Map<string, Tally>> {
  const rows = await trx
    .selectFrom('evidence')
    .select(['claim_id', 'stance', sql<number>`COUNT(*)`.as('count'), sql<number>`MAX(at)`.as('newest')])
    .where('withdrawn_at', 'is', null)
    .where(dialect.anyOf('claim_id', ids))
    .groupBy(['claim_id', 'stance'])
    .execute();
  const tallies = new Map<string, Tally>();
  for (const { claim_id, stance, count, newest } of rows) {
    const before = tallies.get(claim_id) ?? NO_EVIDENCE;
    const counts = Object.fromEntries(STANCES.map((one) => [one, one === stance ? Number(count) : before.counts[one]])) as Record<Stance, number>;
    tallies.set(claim_id, { counts, newestAt: instant(Math.max(newest, before.newestAt ?? newest)) });
  }
  return tallies;
}

/** Those that stand, oldest first. */
async function turnsOf(trx: Db, dialect: Dialect, ids: readonly string[]): Promise<Map<string, ClaimTurnRow[]>> {
  const rows = await trx.selectFrom('claim_turns').selectAll().where(dialect.anyOf('claim_id', ids)).where('revised_at', 'is', null).orderBy('at').execute();
  return groupBy(rows, ({ claim_id }) => claim_id);
}

/** A claim's evidence in force that still weighs at a moment or later, as its items stand now. */
async function entriesSince(trx: Db, claim: string, moment: number): Promise<PlayedEntry[]> {
  const rows = await trx
    .selectFrom('evidence')
    .innerJoin('items', 'items.n', 'evidence.item_n')
    .select(['evidence.id', 'evidence.stance', 'evidence.step', 'evidence.at', 'items.id as item_id', 'items.story_id', 'items.voice', 'items.publisher', 'items.outlet'])
    .where('evidence.claim_id', '=', claim)
    .where('evidence.withdrawn_at', 'is', null)
    .where('evidence.at', '>=', (Math.floor(moment / DAY) - WINDOW_DAYS) * DAY)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    storyId: row.story_id ?? row.item_id,
    voice: row.voice ?? row.publisher ?? row.outlet,
    stance: row.stance as Stance,
    step: row.step as PlayedEntry['step'],
    at: instant(row.at),
  }));
}

async function tellTurns(trx: Db, dialect: Dialect, turns: readonly StatusTurn[], at: Instant): Promise<void> {
  if (turns.length === 0) return;
  const { n: newest } = await trx.selectNoFrom(sql<number>`(SELECT COALESCE(MAX(n), 0) FROM claim_turns)`.as('n')).executeTakeFirstOrThrow();
  await dialect.insertMany(
    trx,
    'claim_turns',
    turns.map(
      (turn, i): ClaimTurnRow => ({
        n: newest + 1 + i,
        claim_id: turn.claimId,
        at: turn.at,
        from_status: turn.from,
        to_status: turn.to,
        because: turn.because,
        figures: JSON.stringify(turn.figures),
        told_at: at,
        revised_at: null,
      }),
    ),
  );
}
