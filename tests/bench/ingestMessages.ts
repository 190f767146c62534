/** What the processes of the ingest benchmark are told, as one JSON argument. */
export interface IngestJob {
  readonly mode: 'poll' | 'parse-alone';
  readonly feeds: readonly { readonly id: string; readonly url: string }[];
  /** for the store */
  readonly directory: string;
}

export interface RoundFigures {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

export interface PollFigures {
  /** process start to ready: store opened and feeds seeded */
  readonly start: RoundFigures;
  readonly cold: RoundFigures & { readonly stored: number };
  /** at once after the cold round, over the connections it left */
  readonly warm: RoundFigures & { readonly unchanged: number };
  /** later, when every connection has to be made anew */
  readonly reconnected: RoundFigures & { readonly unchanged: number };
}
