import { personOf, roleOf } from '@/lib/domain/person';
import type { Me } from '@/lib/judgement/me';
import { mayDo } from '@/lib/rights/actions';
import { actorOf } from '../commands/actorOf';
import { requireServices } from '../services';

/** Who reads a page, as far as what it offers depends on it; null: nobody with an account. */
export function meOf(headers: { get(name: string): string | null }): Me | null {
  const actor = actorOf(headers);
  const person = personOf(actor);
  if (!person) return null;
  const { access } = requireServices().accounts;
  const may = (action: 'judge' | 'rule') => mayDo(action, roleOf(actor), access);
  return { id: person.id, name: person.name, mayJudge: may('judge'), mayRule: may('rule') };
}
