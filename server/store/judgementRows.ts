/** One decision of a person; only `undone_at` and `undone_by` are ever written later. */
export interface JudgementRow {
  n: number;
  act: number;
  at: number;
  person_id: string;
  person_name: string;
  field: string;
  /** id of the item, story or claim, as the field says */
  target: string;
  /** of a stance the claim; else empty */
  about: string;
  /** JSON: the verdict's value */
  value: string;
  /** JSON: what the rules said then, or null */
  rules: string;
  reason: string;
  title: string;
  undone_at: number | null;
  undone_by: string | null;
}

/** Where a judgement has put an update. Taken back, it is gone. */
export interface PlacingRow {
  item_n: number;
  judgement: number;
  story_id: string;
  /** where it was before */
  story_before: string | null;
  /** 1: moved by it; 0: stands in a story that it touched, and stays there */
  is_meant: number;
}

export interface CommentRow {
  id: number;
  kind: string;
  target: string;
  person_id: string;
  person_name: string;
  at: number;
  body: string;
  /** JSON array of person ids */
  mentions: string;
  removed_at: number | null;
}

/** What is one's own beside a thing. */
export interface OwnMarkRow {
  person_id: string;
  kind: string;
  target: string;
  title: string;
  starred_at: number | null;
  note: string;
  changed_at: number;
}

export interface AxisNoteRow {
  id: number;
  day: number;
  body: string;
  person_id: string;
  person_name: string;
  at: number;
  removed_at: number | null;
}
