import type { Instant } from '@/lib/time/instant';

/** Human decisions that are written down. Each has its wording under `audit.actions` in both languages; a test checks it. */
export const AUDIT_ACTIONS = [
  'person-added',
  'person-joined',
  'person-edited',
  'role-changed',
  'person-disabled',
  'person-enabled',
  'password-changed',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes-renewed',
  'recovery-code-used',
  'session-ended',
  'sessions-ended',
  'link-made',
  'link-withdrawn',
  'wall-link-made',
  'wall-link-renamed',
  'wall-link-revoked',
  'token-made',
  'token-revoked',
  'feed-added',
  'feed-edited',
  'feed-removed',
  'baseline-added',
  'baseline-withdrawn',
  'baseline-restored',
  'watchlist-shared',
  'watchlist-unshared',
  'watchlist-edited',
  'watchlist-removed',
  'judged',
  'judgement-undone',
  'comment-removed',
  'axis-note-added',
  'axis-note-removed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What a decision was about: kind and id, `person:…`, `feed:…`, `update:…`. */
export type AuditSubject = `${string}:${string}`;

/** One decision: who, what, before, after, when. Never changed, never deleted. */
export interface AuditEntry {
  readonly n: number;
  readonly at: Instant;
  /** `desk`: the desk itself, on a rule its owner set up */
  readonly actorKind: 'person' | 'token' | 'desk-key' | 'link' | 'desk';
  readonly actorId: string | null;
  /** as the person was called then */
  readonly actorName: string;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  /** what it was, as JSON; null: there was nothing. Never holds a secret. */
  readonly before: unknown;
  readonly after: unknown;
}
