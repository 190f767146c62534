import { personId } from '@/lib/domain/ids';
import type { AxisNote } from '@/lib/domain/judgement';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { AxisNoteRow } from '../../judgementRows';
import type { DoneBy } from '../../judgementStore';
import { recordDecision } from '../audit';
import { announce } from './announce';

/** See `AxisNoteStore.list`. */
export async function listAxisNotes(db: Db): Promise<AxisNote[]> {
  return (await db.selectFrom('axis_notes').selectAll().where('removed_at', 'is', null).orderBy('day').orderBy('id').execute()).map(toNote);
}

/** See `AxisNoteStore.add`. */
export async function addAxisNote(db: Db, dialect: Dialect, { day, text }: Pick<AxisNote, 'day' | 'text'>, by: DoneBy): Promise<AxisNote> {
  return dialect.write(db, async (trx) => {
    const { id } = await trx.selectFrom('axis_notes').select(sql<number>`COALESCE(MAX(id), 0) + 1`.as('id')).executeTakeFirstOrThrow();
    const row: AxisNoteRow = { id, day, body: text, person_id: by.person.id, person_name: by.person.name, at: by.at, removed_at: null };
    await dialect.insertMany(trx, 'axis_notes', [row]);
    const note = toNote(row);
    await recordDecision(trx, dialect, { at: by.at, actor: by.actor, action: 'axis-note-added', subject: `axis-note:${id}`, before: null, after: { day, text } });
    await announce(trx, dialect, by.at, [{ kind: 'axis-noted', note, isRemoved: false }]);
    return note;
  });
}

/** See `AxisNoteStore.remove`. */
export async function removeAxisNote(db: Db, dialect: Dialect, id: number, by: DoneBy, ownOnly: boolean): Promise<Result<null, 'not-found' | 'not-yours'>> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('axis_notes').selectAll().where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
    if (!row) return err('not-found');
    if (ownOnly && row.person_id !== by.person.id) return err('not-yours');
    await trx.updateTable('axis_notes').set({ removed_at: by.at }).where('id', '=', id).execute();
    await recordDecision(trx, dialect, { at: by.at, actor: by.actor, action: 'axis-note-removed', subject: `axis-note:${id}`, before: { day: row.day, text: row.body, by: row.person_name }, after: null });
    await announce(trx, dialect, by.at, [{ kind: 'axis-noted', note: toNote(row), isRemoved: true }]);
    return ok(null);
  });
}

const toNote = (row: AxisNoteRow): AxisNote => ({
  id: row.id,
  day: instant(row.day),
  text: row.body,
  personId: personId(row.person_id),
  by: row.person_name,
  at: instant(row.at),
});
