import { ROLES, type Role } from '@/lib/domain/person';

/**
 * The highest role that somebody's groups earn, or null.
 * @param claim  what the provider says of their groups: a list, or one name
 * @param map  group and role; `*` is everyone's
 */
export function earnedRole(claim: unknown, map: readonly (readonly [group: string, role: Role])[]): Role | null {
  const groups = new Set((Array.isArray(claim) ? claim : [claim]).filter((group): group is string => typeof group === 'string'));
  const earned = map.filter(([group]) => group === '*' || groups.has(group)).map(([, role]) => role);
  return ROLES.findLast((role) => earned.includes(role)) ?? null;
}
