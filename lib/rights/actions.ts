import { ROLES, type Role } from '@/lib/domain/person';

/** Who may read without an account: everyone who reaches the server, or nobody. */
export const ACCESS = ['public', 'members'] as const;
export type Access = (typeof ACCESS)[number];

/**
 * What can be done at the desk, with the least role that may. The table in docs/rights.md is held equal to this by a test.
 * open  everyone, also where the desk is closed to strangers: signing in, what a page is made of, links that carry a secret
 * read  whoever the desk is open to
 */
export const ACTIONS = {
  open: 'nobody',
  /** the desk, its pages, its series and its exports */
  read: 'reader',
  /** what is one's own: account, sessions, watchlists, alerts, channels, stars, notes, tokens */
  own: 'viewer',
  /** overrule or confirm a reading; move, merge and split stories; comment; notes on the time axis; share a watchlist; briefings */
  judge: 'analyst',
  /** status of a claim, other people's comments and shared watchlists */
  rule: 'editor',
  'edit-feeds': 'editor',
  'edit-baseline': 'editor',
  /** people, invitations, wall links, the audit, how the desk is set up */
  manage: 'admin',
} as const satisfies Record<string, Role | 'nobody' | 'reader'>;
export type Action = keyof typeof ACTIONS;

/**
 * @param role  null: no account
 * @returns whether somebody of this role may do it
 */
export function mayDo(action: Action, role: Role | null, access: Access): boolean {
  const least = ACTIONS[action];
  if (least === 'nobody') return true;
  if (least === 'reader') return access === 'public' || role !== null;
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}
