import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction, Tag } from '@/lib/domain/tag';
import { DAY, instant, type Instant } from '@/lib/time/instant';

/** What every series is made of: one stored update, with its marks. */
export interface NewsRow {
  readonly id: string;
  /** where it stands in time (`orderedAt`) */
  readonly at: Instant;
  /** false when only its day is known: it tells nothing about who was first */
  readonly timeKnown: boolean;
  /** the event it reports; its own id while it is in no story */
  readonly storyId: string;
  readonly outlet: string;
  /** publisher family of the outlet: one newsroom, however many outlets */
  readonly publisher: string;
  /** the family that its text is counted for: its own, or that of the agency or newsroom whose text it carries */
  readonly voice: string;
  readonly pressGroup: PressGroup;
  readonly language: string;
  readonly tags: readonly Tag[];
  readonly direction: Direction;
  /** who takes the step, where the text says so */
  readonly from: 'us' | 've' | 'third' | null;
  readonly step: 'act' | 'statement';
}

/** Start of the UTC day. */
export const dayOf = (at: Instant): Instant => instant(Math.floor(at / DAY) * DAY);

/** What a reader leaves out to see whether a figure rests on it. */
export interface LeaveOut {
  readonly outlets?: readonly string[];
  readonly pressGroups?: readonly PressGroup[];
  readonly stories?: readonly string[];
}

export function withoutRows(rows: readonly NewsRow[], { outlets = [], pressGroups = [], stories = [] }: LeaveOut): NewsRow[] {
  return rows.filter(({ outlet, pressGroup, storyId }) => !outlets.includes(outlet) && !pressGroups.includes(pressGroup) && !stories.includes(storyId));
}
