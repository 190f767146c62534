import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction, Tag } from '@/lib/domain/tag';
import type { Instant } from '@/lib/time/instant';

/** What stands at the head of every file that leaves the desk: whence, when, what was chosen, and whose the texts are. */
export interface ExportHead {
  /** the desk's own address */
  readonly desk: string;
  readonly madeAt: Instant;
  /** the selection as it stands in an address; empty for everything */
  readonly selection: string;
  /** where the same selection opens on the desk */
  readonly address: string;
  readonly total: number;
}

/** What a file says beside the updates, in the reader's language. */
export interface ExportWords {
  readonly title: string;
  readonly total: string;
  readonly madeAt: string;
  readonly address: string;
  readonly notice: string;
  /** the same, for one row */
  readonly rights: string;
  readonly undated: string;
  readonly direction: (value: Direction) => string;
  readonly tag: (value: Tag) => string;
  readonly pressGroup: (value: PressGroup) => string;
  readonly lang: string;
}
