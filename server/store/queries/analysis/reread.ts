import type { Sequence } from '@/lib/domain/ids';
import type { Db, Dialect } from '../../dialect';
import type { Reread } from '../../store';

export async function rereadItems(_db: Db, _dialect: Dialect, _batch: Reread): Promise<{ changed: number; head: Sequence }> {
  throw new Error('not written yet');
}
