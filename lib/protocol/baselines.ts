import type { Baseline } from '@/lib/domain/baseline';
import type { ChosenClaim } from '@/lib/baseline/cutClaims';
import type { ProposedClaim } from '@/lib/baseline/proposeClaims';
import type { ClaimId, Stance } from '@/lib/domain/claim';
import type { Instant } from '@/lib/time/instant';

// What the baseline's pages ask for beside `news.ts`. Errors have the one body of `problem.ts`.

export const CLAIM_DAYS_PATH = '/api/claims/days';
export const BASELINES_PATH = '/api/baselines';
export const BASELINE_PREVIEW_PATH = '/api/baselines/preview';

/** `GET /api/claims/days`: how much evidence in force each claim has, by day. */
export interface ClaimDaysAnswer {
  /** oldest first; days without evidence are left out */
  readonly days: readonly ClaimDay[];
}

export interface ClaimDay {
  readonly claimId: ClaimId;
  /** midnight UTC */
  readonly day: Instant;
  /** entries of that day by stance */
  readonly counts: Readonly<Record<Stance, number>>;
}

/** What a text to be imported may be long, in characters. */
export const ARTICLE_CHARS = 100_000;

/** `POST /api/baselines/preview` with `{ text }`: what is read in it; nothing is kept. */
export interface BaselinePreviewAnswer {
  readonly baseline: Baseline;
  readonly isTitleProposed: boolean;
  readonly claims: readonly ProposedClaim[];
}

/** `POST /api/baselines`: what the editor made of it. */
export interface NewBaseline {
  readonly baseline: Baseline;
  readonly claims: readonly ChosenClaim[];
  /** the file it came from, or where it was pasted */
  readonly source: string;
  readonly importedBy: string;
}

/** The answer to `POST /api/baselines` and `DELETE /api/baselines/[n]`. */
export interface BaselineAnswer {
  readonly n: number;
}
