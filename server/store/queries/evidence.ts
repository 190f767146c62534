import { evidenceId } from '@/lib/claims/ledger';
import type { Holding } from '@/lib/claims/holdAgainst';
import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import type { EvidenceRow, ItemRow } from '../schema';
import { isByPerson, weighStances } from './judgements/stances';

/** An update and how it bears on the claims, as it is read now. */
export interface HeldUpdate {
  readonly item: Pick<ItemRow, 'n' | 'id' | 'ordered_at' | 'rules_version'>;
  readonly holdings: readonly Holding[];
}

/** Enters evidence of updates that have none yet. */
export async function enterEvidence(trx: Db, dialect: Dialect, held: readonly HeldUpdate[], at: Instant): Promise<void> {
  await insertEvidence(
    trx,
    dialect,
    held.flatMap(({ item, holdings }) => holdings.map((holding) => ({ item, holding, id: evidenceId(item.id, holding.claimId, item.rules_version) }))),
    at,
  );
}

/**
 * Brings the ledger in line with how updates are read now. A verdict that is the same as before stays as it was entered; one that is gone, or is
 * another one, is withdrawn, and the new one entered.
 * @returns `items.n` of those whose evidence moved
 */
export async function reviseEvidence(trx: Db, dialect: Dialect, held: readonly HeldUpdate[], at: Instant): Promise<number[]> {
  if (held.length === 0) {
    return [];
  }
  const stored = await trx
    .selectFrom('evidence')
    .select(['n', 'id', 'item_n', 'claim_id', 'stance', 'step', 'withdrawn_at', 'held_back'])
    .where(dialect.anyOf('item_n', held.map(({ item }) => item.n)))
    .execute();
  const ids = new Set(stored.map(({ id }) => id));
  // What people have said is theirs alone to take back; what it holds back is still the rules' word.
  const byRules = stored.filter(({ id }) => !isByPerson(id));
  const inForce = new Map(byRules.filter((row) => row.withdrawn_at === null || row.held_back === 1).map((row) => [verdictOf(row.item_n, row.claim_id, row), row.n]));
  const entered: Entry[] = [];
  for (const { item, holdings } of held) {
    for (const holding of holdings) {
      if (!inForce.delete(verdictOf(item.n, holding.claimId, holding))) {
        entered.push({ item, holding, id: unusedId(evidenceId(item.id, holding.claimId, item.rules_version), ids) });
      }
    }
  }
  // What is left of them was not found again.
  if (inForce.size > 0) {
    await trx.updateTable('evidence').set({ withdrawn_at: at, held_back: 0 }).where(dialect.anyOf('n', [...inForce.values()])).execute();
  }
  await insertEvidence(trx, dialect, entered, at);
  const withdrawn = new Set(inForce.values());
  const weighed = await weighStances(trx, dialect, held.map(({ item }) => item.n), at);
  return [...new Set([...entered.map(({ item }) => item.n), ...stored.filter(({ n }) => withdrawn.has(n)).map((row) => row.item_n), ...weighed])];
}

const verdictOf = (itemN: number, claim: string, { stance, step }: { stance: string; step: string }) => `${itemN} ${claim} ${stance} ${step}`;

/** The same rules may come to another verdict about another wording, and back. */
function unusedId(id: string, taken: Set<string>): string {
  let free = id;
  for (let again = 2; taken.has(free); again += 1) {
    free = `${id}/${again}`;
  }
  taken.add(free);
  return free;
}

interface Entry {
  readonly item: HeldUpdate['item'];
  readonly holding: Holding;
  readonly id: string;
}

async function insertEvidence(trx: Db, dialect: Dialect, entries: readonly Entry[], at: Instant): Promise<void> {
  if (entries.length === 0) {
    return;
  }
  const { n: newest } = await trx.selectNoFrom(sql<number>`(SELECT COALESCE(MAX(n), 0) FROM evidence)`.as('n')).executeTakeFirstOrThrow();
  await dialect.insertMany(
    trx,
    'evidence',
    entries.map(
      ({ item, holding, id }, i): EvidenceRow => ({
        n: newest + 1 + i,
        id,
        item_n: item.n,
        claim_id: holding.claimId,
        stance: holding.stance,
        step: holding.step,
        judge: JSON.stringify({ kind: 'rule', rule: holding.rule, rulesVersion: item.rules_version }),
        reason: JSON.stringify(holding.reason),
        words: JSON.stringify(holding.words),
        at: item.ordered_at,
        entered_at: at,
        withdrawn_at: null,
        held_back: 0,
      }),
    ),
  );
}
