import { personId, type PersonId } from '@/lib/domain/ids';
import type { Comment, Noted, NotedKind } from '@/lib/domain/judgement';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { CommentRow } from '../../judgementRows';
import type { CommentStore, DoneBy } from '../../judgementStore';
import { raiseAlert } from '../alerts';
import { recordDecision } from '../audit';
import { announce } from './announce';

/** See `CommentStore.on`. */
export async function commentsOn(db: Db, { kind, id }: Noted): Promise<Comment[]> {
  const rows = await db.selectFrom('comments').selectAll().where('kind', '=', kind).where('target', '=', id).where('removed_at', 'is', null).orderBy('id').execute();
  return rows.map(toComment);
}

/** See `CommentStore.add`. */
export async function addComment(db: Db, dialect: Dialect, said: Parameters<CommentStore['add']>[0], by: DoneBy, place: Parameters<CommentStore['add']>[2]): Promise<Comment> {
  return dialect.write(db, async (trx) => {
    const { id } = await trx.selectFrom('comments').select(sql<number>`COALESCE(MAX(id), 0) + 1`.as('id')).executeTakeFirstOrThrow();
    const mentions = await withAccount(trx, dialect, said.mentions, by.person.id);
    const row: CommentRow = {
      id,
      kind: said.on.kind,
      target: said.on.id,
      person_id: by.person.id,
      person_name: by.person.name,
      at: by.at,
      body: said.text,
      mentions: JSON.stringify(mentions),
      removed_at: null,
    };
    await dialect.insertMany(trx, 'comments', [row]);
    for (const personId of mentions) {
      const evidence = { kind: 'mention', by: by.person.name, text: said.text, ...place } as const;
      await raiseAlert(trx, dialect, by.at, { personId, source: 'mention', subject: `comment/${id}`, story: null, evidence });
    }
    await announce(trx, dialect, by.at, [{ kind: 'commented', on: said.on }]);
    return toComment(row);
  });
}

/** See `CommentStore.remove`. */
export async function removeComment(db: Db, dialect: Dialect, id: number, by: DoneBy, ownOnly: boolean): Promise<Result<null, 'not-found' | 'not-yours'>> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('comments').selectAll().where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
    if (!row) return err('not-found');
    if (ownOnly && row.person_id !== by.person.id) return err('not-yours');
    await trx.updateTable('comments').set({ removed_at: by.at }).where('id', '=', id).execute();
    const { on, text, by: author } = toComment(row);
    await recordDecision(trx, dialect, { at: by.at, actor: by.actor, action: 'comment-removed', subject: `${on.kind}:${on.id}`, before: { by: author, text }, after: null });
    await announce(trx, dialect, by.at, [{ kind: 'commented', on }]);
    return ok(null);
  });
}

/** Those who still may sign in; naming oneself tells nobody. */
async function withAccount(trx: Db, dialect: Dialect, ids: readonly PersonId[], author: PersonId): Promise<PersonId[]> {
  const rows = await trx.selectFrom('people').select('id').where(dialect.anyOf('id', ids)).where('disabled_at', 'is', null).execute();
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => known.has(id) && id !== author);
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  on: { kind: row.kind as NotedKind, id: row.target },
  personId: personId(row.person_id),
  by: row.person_name,
  at: instant(row.at),
  text: row.body,
  mentions: JSON.parse(row.mentions) as PersonId[],
});
