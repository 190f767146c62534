import { parseNewsRules, type EditedRules, type NewsRules } from '@/lib/claims/newsRules';
import { requireServices } from '../services';

let known: { readonly edited: EditedRules; readonly rules: NewsRules } | null = null;

/** What the news is read by now; another object whenever an editor's files are taken up. */
export function rulesInForce(): NewsRules {
  const edited = requireServices().editedRules();
  if (known?.edited !== edited) known = { edited, rules: parseNewsRules(edited) };
  return known.rules;
}
