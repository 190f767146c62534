import type { WallLink } from '@/lib/domain/account';
import type { Actor } from '@/lib/domain/person';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { WallLinkRow } from '../peopleRows';
import type { Decided } from '../peopleStore';
import { recordDecision } from './audit';

/** See `WallLinkStore`. */
export async function listWallLinks(db: Db): Promise<WallLink[]> {
  return (await db.selectFrom('wall_links').selectAll().orderBy('made_at', 'desc').orderBy('id').execute()).map(toWallLink);
}

export async function addWallLink(db: Db, dialect: Dialect, { id, name, tokenHash, madeBy, madeAt }: WallLink & { readonly tokenHash: string }, by: Actor): Promise<void> {
  await dialect.write(db, async (trx) => {
    const row: WallLinkRow = { id, name, token_hash: tokenHash, made_by: madeBy, made_at: madeAt, revoked_at: null, seen_at: null, seen_from: null };
    await dialect.insertMany(trx, 'wall_links', [row]);
    await recordDecision(trx, dialect, { at: madeAt, actor: by, action: 'wall-link-made', subject: `wall-link:${id}`, before: null, after: { name } });
  });
}

export async function renameWallLink(db: Db, dialect: Dialect, id: string, name: string, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('wall_links').select('name').where('id', '=', id).executeTakeFirst();
    if (!row) return false;
    if (row.name === name) return true;
    await trx.updateTable('wall_links').set({ name }).where('id', '=', id).execute();
    await recordDecision(trx, dialect, { at, actor: by, action: 'wall-link-renamed', subject: `wall-link:${id}`, before: { name: row.name }, after: { name } });
    return true;
  });
}

export async function revokeWallLink(db: Db, dialect: Dialect, id: string, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('wall_links').select('name').where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
    if (!row) return false;
    await trx.updateTable('wall_links').set({ revoked_at: at }).where('id', '=', id).execute();
    await recordDecision(trx, dialect, { at, actor: by, action: 'wall-link-revoked', subject: `wall-link:${id}`, before: { name: row.name }, after: null });
    return true;
  });
}

export async function wallLinkByToken(db: Db, tokenHash: string): Promise<WallLink | undefined> {
  const row = await db.selectFrom('wall_links').selectAll().where('token_hash', '=', tokenHash).where('revoked_at', 'is', null).executeTakeFirst();
  return row && toWallLink(row);
}

export async function standingWallLinks(db: Db, dialect: Dialect, ids: readonly string[]): Promise<string[]> {
  return (await db.selectFrom('wall_links').select('id').where(dialect.anyOf('id', ids)).where('revoked_at', 'is', null).execute()).map(({ id }) => id);
}

export async function wallLinkSeen(db: Db, dialect: Dialect, id: string, at: Instant, from: string): Promise<void> {
  await dialect.write(db, (trx) => trx.updateTable('wall_links').set({ seen_at: at, seen_from: from }).where('id', '=', id).execute());
}

const toWallLink = (row: WallLinkRow): WallLink => ({
  id: row.id,
  name: row.name,
  madeBy: row.made_by,
  madeAt: instant(row.made_at),
  revokedAt: row.revoked_at === null ? null : instant(row.revoked_at),
  seenAt: row.seen_at === null ? null : instant(row.seen_at),
  seenFrom: row.seen_from,
});
