import type { PersonId } from '@/lib/domain/ids';
import type { Db, Dialect } from '../dialect';

// Stands here only until the personal line is in: overwrite it.
export async function tellPerson(_trx: Db, _dialect: Dialect, _person: PersonId, _notice: object): Promise<void> {}
