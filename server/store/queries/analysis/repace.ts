import type { Db, Dialect } from '../../dialect';
import type { Repace } from '../../store';

export async function repaceStories(_db: Db, _dialect: Dialect, _asked: Repace): Promise<number> {
  throw new Error('not written yet');
}
