import { csvLines } from '@/lib/charts/csv';
import type { AuditEntry } from '@/lib/domain/audit';

const COLUMNS = ['number', 'at', 'actor_kind', 'actor_id', 'actor', 'action', 'subject', 'before', 'after'] as const;

export const auditHead = (): string => csvLines([COLUMNS]);

/** One decision as a line of CSV; moments are ISO 8601, UTC, and what was before and after is JSON. */
export const auditLine = ({ n, at, actorKind, actorId, actorName, action, subject, before, after }: AuditEntry): string =>
  csvLines([[n, new Date(at).toISOString(), actorKind, actorId, actorName, action, subject, before === null ? null : JSON.stringify(before), after === null ? null : JSON.stringify(after)]]);
