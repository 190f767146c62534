import { weighEvidence, WINDOW_DAYS } from '@/lib/claims/weighEvidence';
import { statusAsOf } from '@/lib/claims/claimStatus';
import { claimId, STANCES, type ClaimId, type ClaimState, type ClaimStatus, type Evidence, type Stance, type StatusTurn } from '@/lib/domain/claim';
import type { ItemId } from '@/lib/domain/ids';
import type { Marks } from '@/lib/domain/marks';
import { applyStatus } from '@/lib/judgement/applyStatus';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { marksByRule, toUpdate } from '../rows';
import type { ClaimTurnRow, EvidenceRow, ItemRow } from '../schema';
import type { Ledger } from '../store';
import { isUpdate } from './isUpdate';
import { statusesSet } from './judgements/statuses';
import { selectUpdates } from './updates';

/** See `NewsStore.claims`. */
export async function claimStates(db: Db, dialect: Dialect, asOf?: Instant): Promise<ClaimState[]> {
  if (asOf !== undefined) return dialect.read(db, (trx) => statesAsOf(trx, dialect, asOf));
  const rows = await db.selectFrom('claim_states').select('body').orderBy('claim_id').execute();
  return rows.map(({ body }) => JSON.parse(body) as ClaimState).filter(({ newestAt, judged }) => newestAt !== null || judged);
}

/** See `NewsStore.ledger`. */
export async function claimLedger(db: Db, dialect: Dialect, id: ClaimId, asOf: Instant, limit: number): Promise<Ledger> {
  return dialect.read(db, async (trx) => {
    const rows = await selectUpdates(trx)
      .innerJoin('evidence', 'evidence.item_n', 'items.n')
      .select(['evidence.id as evidence_id', 'evidence.claim_id', 'evidence.stance', 'evidence.step', 'evidence.judge', 'evidence.reason'])
      .select(['evidence.words', 'evidence.at', 'evidence.entered_at', 'evidence.withdrawn_at', 'items.publisher', 'items.voice'])
      .where(isUpdate)
      .where('evidence.claim_id', '=', id)
      .where('evidence.withdrawn_at', 'is', null)
      .where('evidence.at', '<=', asOf)
      .orderBy('evidence.at', 'desc')
      .orderBy('evidence.id')
      .limit(limit)
      .execute();
    const first = await trx
      .selectFrom('evidence')
      .select('at')
      .where('claim_id', '=', id)
      .where('withdrawn_at', 'is', null)
      .orderBy('at')
      .limit(1)
      .executeTakeFirst();
    return {
      evidence: rows.map((row) => ({ evidence: toEvidence({ ...row, id: row.evidence_id }, row), update: toUpdate(row, row, row) })),
      turns: (await turnsUntil(trx, asOf, id)).map(toTurn),
      firstAt: first ? instant(first.at) : null,
    };
  });
}

/** See `NewsStore.oldMarks`. */
export async function oldMarks(db: Db, id: ItemId): Promise<{ readonly replacedAt: Instant; readonly marks: Marks }[]> {
  const rows = await db
    .selectFrom('old_marks')
    .innerJoin('items', 'items.n', 'old_marks.item_n')
    .select(['old_marks.replaced_at', 'old_marks.body'])
    .where('items.id', '=', id)
    .orderBy('old_marks.replaced_at', 'desc')
    .execute();
  return rows.map((row) => ({ replacedAt: instant(row.replaced_at), marks: marksByRule(row) }));
}

/** See `NewsStore.evidenceOf`. */
export async function evidenceOf(db: Db, id: ItemId): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('items', 'items.n', 'evidence.item_n')
    .selectAll('evidence')
    .select(['items.id as item_id', 'items.story_id', 'items.publisher', 'items.voice', 'items.outlet'])
    .where('items.id', '=', id)
    .where('evidence.withdrawn_at', 'is', null)
    .orderBy('evidence.claim_id')
    .execute();
  return rows.map((row) => toEvidence(row, { ...row, id: row.item_id }));
}

/** Each claim with evidence up to a moment, from what is in force now: the turns told are what its status follows from. */
async function statesAsOf(db: Db, dialect: Dialect, asOf: Instant): Promise<ClaimState[]> {
  const tallies = await db
    .selectFrom('evidence')
    .select(['claim_id', 'stance', sql<number>`COUNT(*)`.as('count'), sql<number>`MAX(at)`.as('newest')])
    .where('withdrawn_at', 'is', null)
    .where('at', '<=', asOf)
    .groupBy(['claim_id', 'stance'])
    .orderBy('claim_id')
    .execute();
  const turns = (await turnsUntil(db, asOf)).map(toTurn);
  const states: ClaimState[] = [];
  for (const id of new Set(tallies.map(({ claim_id }) => claimId(claim_id)))) {
    const own = tallies.filter(({ claim_id }) => claim_id === id);
    const newestAt = instant(Math.max(...own.map(({ newest }) => newest)));
    const ownTurns = turns.filter((turn) => turn.claimId === id);
    states.push({
      claimId: id,
      status: statusAsOf(ownTurns, asOf),
      since: ownTurns.at(-1)?.at ?? null,
      figures: weighEvidence(await weighed(db, id, newestAt)),
      counts: Object.fromEntries(STANCES.map((stance) => [stance, Number(own.find((row) => row.stance === stance)?.count ?? 0)])) as Record<Stance, number>,
      newestAt,
    });
  }
  const set = await statusesSet(db, dialect);
  return states.map((state) => {
    const own = set.get(state.claimId);
    return own && own.at <= asOf ? applyStatus(state, own) : state;
  });
}

/** What still weighs of a claim's evidence when its newest stands at a moment. */
async function weighed(db: Db, id: ClaimId, newestAt: Instant) {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('items', 'items.n', 'evidence.item_n')
    .select(['evidence.stance', 'evidence.step', 'evidence.at', 'items.id', 'items.story_id', 'items.voice', 'items.publisher', 'items.outlet'])
    .where('evidence.claim_id', '=', id)
    .where('evidence.withdrawn_at', 'is', null)
    .where('evidence.at', '>=', (Math.floor(newestAt / DAY) - WINDOW_DAYS) * DAY)
    .where('evidence.at', '<=', newestAt)
    .execute();
  return rows.map((row) => ({
    ...eventOf(row),
    stance: row.stance as Stance,
    step: row.step as Evidence['step'],
    at: instant(row.at),
  }));
}

/** Those that stand, oldest first; of all claims when none is named. */
function turnsUntil(db: Db, asOf: Instant, id?: ClaimId): Promise<ClaimTurnRow[]> {
  const all = db.selectFrom('claim_turns').selectAll().where('revised_at', 'is', null).where('at', '<=', asOf);
  return (id === undefined ? all : all.where('claim_id', '=', id)).orderBy('at').orderBy('n').execute();
}

const toTurn = (row: ClaimTurnRow): StatusTurn => ({
  claimId: claimId(row.claim_id),
  at: instant(row.at),
  from: row.from_status as ClaimStatus,
  to: row.to_status as ClaimStatus,
  because: row.because,
  figures: JSON.parse(row.figures) as StatusTurn['figures'],
});

type EventColumns = Pick<ItemRow, 'id' | 'story_id' | 'publisher' | 'voice' | 'outlet'>;

/** The event and the voice that evidence counts for, as its item stands now. */
const eventOf = (item: EventColumns) => ({ storyId: item.story_id ?? item.id, voice: item.voice ?? item.publisher ?? item.outlet });

function toEvidence(row: Omit<EvidenceRow, 'n' | 'item_n' | 'held_back'>, item: EventColumns): Evidence {
  return {
    id: row.id,
    claimId: claimId(row.claim_id),
    itemId: item.id,
    ...eventOf(item),
    stance: row.stance as Stance,
    step: row.step as Evidence['step'],
    at: instant(row.at),
    enteredAt: instant(row.entered_at),
    withdrawnAt: row.withdrawn_at === null ? null : instant(row.withdrawn_at),
    judge: JSON.parse(row.judge) as Evidence['judge'],
    reason: JSON.parse(row.reason) as Evidence['reason'],
    words: JSON.parse(row.words) as Evidence['words'],
  };
}
