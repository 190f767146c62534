import type { JudgedStance } from '@/lib/domain/judgement';
import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { JudgementRow } from '../../judgementRows';
import type { EvidenceRow } from '../../schema';

const BY_PERSON = 'judgement/';

/** Evidence that a person has entered is named after the judgement. */
const personsId = (judgement: number): string => `${BY_PERSON}${judgement}`;
export const isByPerson = (evidenceId: string): boolean => evidenceId.startsWith(BY_PERSON);

/**
 * Brings the ledger of these items in line with what people have said: where a stance stands, the rules' word on the same claim is held back, and
 * counts again when it is taken back. Nothing of an item that is no update counts.
 * @param ns  `items.n`
 * @returns   those of which something counts now that did not, or the other way
 */
export async function weighStances(trx: Db, dialect: Dialect, ns: readonly number[], at: Instant): Promise<number[]> {
  if (ns.length === 0) return [];
  const items = new Map((await trx.selectFrom('items').select(['n', 'id', 'standing', 'ordered_at', 'step']).where(dialect.anyOf('n', ns)).execute()).map((row) => [row.n, row]));
  const stances = await standingStances(trx, dialect, new Map([...items.values()].map(({ id, n }) => [id, n])));
  const stored = await trx.selectFrom('evidence').select(['n', 'id', 'item_n', 'claim_id', 'withdrawn_at', 'held_back']).where(dialect.anyOf('item_n', ns)).execute();
  const moved = new Set<number>();
  const turn = async (rows: readonly (typeof stored)[number][], set: { withdrawn_at: Instant | null; held_back: number }) => {
    for (const { item_n } of rows) moved.add(item_n);
    if (rows.length > 0) await trx.updateTable('evidence').set(set).where(dialect.anyOf('n', rows.map(({ n }) => n))).execute();
  };

  const isUpdate = (itemN: number) => items.get(itemN)?.standing === 'kept';
  const byRules = stored.filter(({ id }) => !isByPerson(id));
  const isHeld = (row: (typeof stored)[number]) => !isUpdate(row.item_n) || stances.has(keyOf(row.item_n, row.claim_id));
  await turn(byRules.filter((row) => row.withdrawn_at === null && isHeld(row)), { withdrawn_at: at, held_back: 1 });
  await turn(byRules.filter((row) => row.held_back === 1 && !isHeld(row)), { withdrawn_at: null, held_back: 0 });

  const wanted = new Map([...stances.values()].filter(({ row, itemN }) => isUpdate(itemN) && row.value !== NONE).map((stance) => [personsId(stance.row.n), stance]));
  const byPeople = stored.filter(({ id }) => isByPerson(id));
  await turn(byPeople.filter((row) => row.withdrawn_at === null && !wanted.has(row.id)), { withdrawn_at: at, held_back: 0 });
  await turn(byPeople.filter((row) => row.withdrawn_at !== null && wanted.has(row.id)), { withdrawn_at: null, held_back: 0 });
  for (const { id } of byPeople) wanted.delete(id);
  if (wanted.size > 0) {
    const { n: newest } = await trx.selectNoFrom(sql<number>`(SELECT COALESCE(MAX(n), 0) FROM evidence)`.as('n')).executeTakeFirstOrThrow();
    const entered = [...wanted].map(([id, { row, itemN }], i): EvidenceRow => {
      moved.add(itemN);
      const item = items.get(itemN) as { ordered_at: number; step: string };
      return {
        n: newest + 1 + i,
        id,
        item_n: itemN,
        claim_id: row.about,
        stance: JSON.parse(row.value) as JudgedStance,
        step: item.step,
        judge: JSON.stringify({ kind: 'analyst', name: row.person_name }),
        reason: JSON.stringify({ en: row.reason, es: row.reason }),
        words: '[]',
        at: item.ordered_at,
        entered_at: at,
        withdrawn_at: null,
        held_back: 0,
      };
    });
    await dialect.insertMany(trx, 'evidence', entered);
  }
  return [...moved];
}

const NONE = JSON.stringify('none' satisfies JudgedStance);
const keyOf = (itemN: number, claim: string): string => `${itemN} ${claim}`;

async function standingStances(trx: Db, dialect: Dialect, items: ReadonlyMap<string, number>): Promise<Map<string, { row: JudgementRow; itemN: number }>> {
  const rows = await trx
    .selectFrom('judgements')
    .selectAll()
    .where(dialect.anyOf('target', [...items.keys()]))
    .where('field', '=', 'stance')
    .where('undone_at', 'is', null)
    .orderBy('n')
    .execute();
  return new Map(rows.map((row) => [keyOf(items.get(row.target) as number, row.about), { row, itemN: items.get(row.target) as number }]));
}
