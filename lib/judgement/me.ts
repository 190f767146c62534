import type { PersonId } from '@/lib/domain/ids';

/** Whoever reads a page with an account, and what they may do there. */
export interface Me {
  readonly id: PersonId;
  readonly name: string;
  readonly mayJudge: boolean;
  /** set the status of a claim; take back and remove what others have said */
  readonly mayRule: boolean;
}
