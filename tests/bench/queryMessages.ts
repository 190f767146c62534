export interface QueryJob {
  readonly engine: 'sqlite' | 'postgres';
  /** a folder, or the address of an empty database */
  readonly place: string;
  readonly updates: number;
}

export interface QueryFigure {
  readonly name: string;
  /** which aim it is held against */
  readonly kind: 'filter' | 'index' | 'other';
  readonly medianMs: number;
  readonly worstMs: number;
  /** rows in the answer, or the count it gives */
  readonly found: number;
}
