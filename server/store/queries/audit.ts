import { sql } from 'kysely';
import type { AuditAction, AuditEntry, AuditSubject } from '@/lib/domain/audit';
import type { Actor } from '@/lib/domain/person';
import { instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { AuditAsked, Decision } from '../peopleStore';
import type { AuditRow } from '../peopleRows';

/**
 * Writes a human decision down, inside the write transaction of what was decided: one is not without the other.
 * `before` and `after` are what the decision changed, as JSON; secrets never belong there.
 */
export async function recordDecision(trx: Db, dialect: Dialect, { at, actor, action, subject, before, after }: Decision): Promise<void> {
  const { n } = await trx.selectFrom('audit').select(sql<number>`COALESCE(MAX(n), 0) + 1`.as('n')).executeTakeFirstOrThrow();
  await dialect.insertMany(trx, 'audit', [{ n, at, ...actorColumns(actor), action, subject, before: toText(before), after: toText(after) }]);
}

/** The name for whoever acts, as lists show it. */
export function actorName(actor: Actor | null): string {
  return actorColumns(actor).actor_name;
}

function actorColumns(actor: Actor | null): Pick<AuditRow, 'actor_kind' | 'actor_id' | 'actor_name'> {
  switch (actor?.kind) {
    case 'person':
      return { actor_kind: 'person', actor_id: actor.person.id, actor_name: actor.person.name };
    case 'token':
      return { actor_kind: 'token', actor_id: actor.person.id, actor_name: actor.person.name };
    case 'desk-key':
      return { actor_kind: 'desk-key', actor_id: null, actor_name: '' };
    case 'nobody':
    case 'screen':
      return { actor_kind: 'link', actor_id: null, actor_name: '' };
    case undefined:
      return { actor_kind: 'desk', actor_id: null, actor_name: '' };
  }
}

/** See `AuditStore`. */
export async function auditPage(db: Db, { actorId, subject, action, from, to, before, limit }: AuditAsked): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').selectAll();
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (action !== undefined) query = query.where('action', '=', action);
  // A kind is everything between `kind:` and the sign after the colon.
  if (subject !== undefined) query = subject.includes(':') ? query.where('subject', '=', subject) : query.where('subject', '>', `${subject}:`).where('subject', '<', `${subject};`);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (before !== undefined) query = query.where('n', '<', before);
  return (await query.orderBy('n', 'desc').limit(limit).execute()).map(toEntry);
}

export async function auditActors(db: Db): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.actor_id')
    .select(['audit.actor_id as id', sql<string>`COALESCE(MAX(people.name), MAX(audit.actor_name))`.as('name')])
    .where('audit.actor_id', 'is not', null)
    .groupBy('audit.actor_id')
    .orderBy('name')
    .execute();
  return rows.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
}

const toText = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
const fromText = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));

const toEntry = (row: AuditRow): AuditEntry => ({
  n: row.n,
  at: instant(row.at),
  actorKind: row.actor_kind as AuditEntry['actorKind'],
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action as AuditAction,
  subject: row.subject as AuditSubject,
  before: fromText(row.before),
  after: fromText(row.after),
});
