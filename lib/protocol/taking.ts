import type { ApiToken } from '@/lib/domain/apiToken';
import type { BriefingSchedule } from '@/lib/domain/briefingSchedule';

// What the routes for taking things along answer. Errors have the one body of `problem.ts`.

export const BRIEFING_PATH = '/api/briefing';
export const BRIEFING_SCHEDULE_PATH = '/api/briefing/schedule';
export const TOKENS_PATH = '/api/tokens';

/** `GET`, `PUT /api/briefing/schedule` */
export interface BriefingScheduleAnswer {
  readonly schedule: BriefingSchedule | null;
  /** whether this desk can send mail at all */
  readonly canSend: boolean;
}

/** `GET /api/tokens`: newest first. */
export interface TokensAnswer {
  readonly tokens: readonly ApiToken[];
}

/** `POST /api/tokens`: the only time the key itself is told. */
export interface NewTokenAnswer {
  readonly token: ApiToken;
  readonly key: string;
}
