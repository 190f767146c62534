import type { Sequence } from '@/lib/domain/ids';
import type { Db, Dialect } from '../../dialect';
import type { AnalysisStep } from '../../store';

export async function recordStep(_db: Db, _dialect: Dialect, _step: AnalysisStep): Promise<{ head: Sequence }> {
  throw new Error('not written yet');
}
