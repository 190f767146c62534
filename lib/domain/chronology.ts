import type { Direction, Tag } from './tag';

/** A text in both languages of the interface. */
export interface BothLanguages {
  readonly en: string;
  readonly es: string;
}

/** A sourced turning point before or after the baseline, drawn on every time axis. */
export interface ChronologyEvent {
  /** `YYYY-MM-DD-` and a few words */
  readonly id: string;
  /** calendar day, YYYY-MM-DD */
  readonly date: string;
  readonly title: BothLanguages;
  readonly summary: BothLanguages;
  readonly tags: readonly Tag[];
  readonly direction: Direction;
  /** 3 is a turning point */
  readonly importance: 1 | 2 | 3;
  readonly places: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
  readonly sources: readonly ChronologySource[];
  /** `read`: at least one source's own text was read; `second-hand`: known only through others, to be shown as such */
  readonly confidence: 'read' | 'second-hand';
}

export interface ChronologySource {
  readonly outlet: string;
  /** http(s) */
  readonly url: string;
  /** calendar day, YYYY-MM-DD; null when the source does not say */
  readonly publishedOn: string | null;
  /** whether its own text was read when the entry was written */
  readonly read: boolean;
}
