import type { PersonId } from '@/lib/domain/ids';
import type { NotedKind, OwnMark } from '@/lib/domain/judgement';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';
import type { OwnMarkRow } from '../../judgementRows';
import type { OwnMarkStore } from '../../judgementStore';
import { tellPerson } from '../personalNotices';

/** See `OwnMarkStore.of`. */
export async function ownMarks(db: Db, person: PersonId): Promise<OwnMark[]> {
  const rows = await db.selectFrom('own_marks').selectAll().where('person_id', '=', person).orderBy('changed_at', 'desc').orderBy('kind').orderBy('target').execute();
  return rows.map(toOwnMark);
}

/** See `OwnMarkStore.set`. */
export async function setOwnMark(db: Db, dialect: Dialect, person: PersonId, mark: Parameters<OwnMarkStore['set']>[1], at: Instant): Promise<OwnMark> {
  return dialect.write(db, async (trx) => {
    const { kind, id } = mark.on;
    const before = await trx.selectFrom('own_marks').selectAll().where('person_id', '=', person).where('kind', '=', kind).where('target', '=', id).executeTakeFirst();
    const starredAt = mark.isStarred === undefined ? (before?.starred_at ?? null) : mark.isStarred ? (before?.starred_at ?? at) : null;
    const row: OwnMarkRow = { person_id: person, kind, target: id, title: mark.title, starred_at: starredAt, note: mark.note ?? before?.note ?? '', changed_at: at };
    if (row.starred_at === null && row.note === '') {
      await trx.deleteFrom('own_marks').where('person_id', '=', person).where('kind', '=', kind).where('target', '=', id).execute();
    } else {
      const newest = 'ON CONFLICT (person_id, kind, target) DO UPDATE SET title = excluded.title, starred_at = excluded.starred_at, note = excluded.note, changed_at = excluded.changed_at';
      await dialect.insertMany(trx, 'own_marks', [row], newest);
    }
    await tellPerson(trx, dialect, person, { kind: 'stars' });
    return toOwnMark(row);
  });
}

const toOwnMark = (row: OwnMarkRow): OwnMark => ({
  on: { kind: row.kind as NotedKind, id: row.target },
  starredAt: row.starred_at === null ? null : instant(row.starred_at),
  note: row.note,
  title: row.title,
});
