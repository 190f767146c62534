import { isDecided, type Decided } from '@/lib/judgement/applyJudgements';
import type { Db, Dialect } from '../dialect';
import { decidedIn } from '../rows';
import type { ItemRow, Standing } from '../schema';

/** What people have decided of these items, of those of which they have. @param ns  `items.n` */
export async function decidedAlready(trx: Db, dialect: Dialect, ns: readonly number[]): Promise<Map<number, Decided>> {
  if (ns.length === 0) return new Map();
  const rows = await trx.selectFrom('marks').select(['item_n', 'decided']).where(dialect.anyOf('item_n', ns)).where('decided', '!=', '').execute();
  return new Map(rows.map((row) => [row.item_n, decidedIn(row)]));
}

/** How an item stands as far as the rules go. */
export function standingByRules(item: Pick<ItemRow, 'standing'>, { relevance }: Decided): Standing {
  if (!relevance) return item.standing;
  return relevance.rules ? 'kept' : 'refused';
}

/** How an item stands when the rules would have it stand like this; what they say is kept beside the decision. */
export function standAsDecided(decided: Decided, byRules: Standing): { standing: Standing; decided: Decided } {
  const { relevance } = decided;
  if (!relevance) return { standing: byRules, decided };
  return { standing: relevance.value ? 'kept' : 'refused', decided: { ...decided, relevance: { ...relevance, rules: byRules === 'kept' } } };
}

/** As the column holds it. */
export const toDecidedText = (decided: Decided): string => (isDecided(decided) ? JSON.stringify(decided) : '');
