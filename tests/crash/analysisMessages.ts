/** What a process that polls and keeps the stories is told, as one JSON argument. */
export interface AnalysisJob {
  readonly directory: string;
  readonly feeds: readonly { readonly id: string; readonly url: string; readonly outlet: string; readonly language: string }[];
  /** items that the feeds hold: when all are stored and settled, it tells what it has */
  readonly items: number;
}

/** What a reader would find, without the names of stories and the moments at which the desk learnt something. */
export interface AnalysisOutcome {
  readonly counts: { readonly seen: number; readonly kept: number; readonly refused: number; readonly duplicates: number };
  /** ids of updates that stand together */
  readonly groups: readonly (readonly string[])[];
  readonly stories: readonly unknown[];
  readonly evidence: readonly unknown[];
  readonly claims: readonly unknown[];
  readonly index: readonly unknown[];
}
