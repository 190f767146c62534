import type { Instant } from '@/lib/time/instant';
import type { StatementId } from './baseline';
import type { BothLanguages } from './chronology';
import type { JudgedStatus } from './judgement';
import type { Tag } from './tag';

declare const brand: unique symbol;

/** Names one claim of a baseline, `[a-z0-9-]+`, chosen once. */
export type ClaimId = string & { readonly [brand]: 'ClaimId' };
export const claimId = (text: string): ClaimId => text as ClaimId;

/** What an update does to a claim. `updates`: the matter has moved on, for neither side. */
export const STANCES = ['supports', 'contradicts', 'updates'] as const;
export type Stance = (typeof STANCES)[number];

/**
 * open       too little evidence to say
 * advancing  borne out, and acts of the last days carry it further
 * holding    borne out by words, or by acts of some time ago
 * contested  weighty evidence on both sides
 * reversed   acts have overtaken it
 */
export const CLAIM_STATUSES = ['open', 'advancing', 'holding', 'contested', 'reversed'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** One checkable statement of the baseline. */
export interface Claim {
  readonly id: ClaimId;
  /** from 1, in the order of the article */
  readonly number: number;
  /** where in the article it is said */
  readonly statements: readonly StatementId[];
  readonly text: BothLanguages;
  readonly tags: readonly Tag[];
}

/** Who held an update against a claim. */
export type Judge = { readonly kind: 'rule'; readonly rule: string; readonly rulesVersion: string } | { readonly kind: 'analyst'; readonly name: string };

/** An update held against a claim. Never altered: what no longer counts is withdrawn, with the time. */
export interface Evidence {
  readonly id: string;
  readonly claimId: ClaimId;
  readonly itemId: string;
  /** the event it reports; the item's own id while it is in no story */
  readonly storyId: string;
  /** the publisher family that the text is counted for: one newsroom is one voice, and so is one agency text in five outlets */
  readonly voice: string;
  readonly stance: Stance;
  /** something done, or only words */
  readonly step: 'act' | 'statement';
  /** where the update stands in time (`orderedAt`), which is what weights, turns and "as of" go by */
  readonly at: Instant;
  /** when the desk entered it */
  readonly enteredAt: Instant;
  /** when it ceased to count: another rules version, an analyst's decision; it takes no part in any history then */
  readonly withdrawnAt: Instant | null;
  readonly judge: Judge;
  readonly reason: BothLanguages;
  /** the words of the item that decided it, as they stand there */
  readonly words: readonly string[];
}

/** One turn of a claim's status, with the figures that decided it. */
export interface StatusTurn {
  readonly claimId: ClaimId;
  readonly at: Instant;
  readonly from: ClaimStatus;
  readonly to: ClaimStatus;
  /** the evidence whose arrival or withdrawal turned it */
  readonly because: string;
  readonly figures: StatusFigures;
}

/** Weights, not counts: see docs/claims.md. */
export interface StatusFigures {
  readonly supporting: number;
  readonly contradicting: number;
  /** of `supporting` and of the updates, what recent acts weigh */
  readonly recentActs: number;
  /** of `contradicting`, what acts of more than one publisher weigh */
  readonly contradictingActs: number;
}

/** How a claim stands now, with what stands behind it. */
export interface ClaimState {
  readonly claimId: ClaimId;
  readonly status: ClaimStatus;
  /** when it turned to this status; null while it has never turned */
  readonly since: Instant | null;
  readonly figures: StatusFigures;
  /** updates in force by stance */
  readonly counts: Readonly<Record<Stance, number>>;
  /** the newest evidence; null when there is none */
  readonly newestAt: Instant | null;
  /** who has set the status in place of the written rule's, and what the rule says; left out where it is the rule's */
  readonly judged?: JudgedStatus;
}
