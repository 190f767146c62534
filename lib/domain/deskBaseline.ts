import type { Instant } from '@/lib/time/instant';
import type { Baseline, StatementId } from './baseline';
import type { ClaimId } from './claim';
import type { Tag } from './tag';

/** A claim as it stands beside the article on the desk. */
export interface BaselineClaim {
  /** from 1, in the order of the article */
  readonly number: number;
  /** where in the article it is said */
  readonly statements: readonly StatementId[];
  /** in the article's language */
  readonly text: string;
  readonly tags: readonly Tag[];
  /** the claim whose rules hold news against it; null: nobody follows it by rule */
  readonly followedAs: ClaimId | null;
}

/** An article that an editor has taken in. */
export interface ImportedBaseline {
  /** which import it is, from 1 */
  readonly n: number;
  readonly importedAt: Instant;
  /** as given by whoever took it in */
  readonly importedBy: string;
  /** the file it came from, or where it was pasted */
  readonly source: string;
  /** when it was taken off the desk; the newest one that is not is the baseline */
  readonly withdrawnAt: Instant | null;
  readonly baseline: Baseline;
  readonly claims: readonly BaselineClaim[];
}

/** The article on the desk with the claims cut from it. */
export interface DeskBaseline {
  readonly baseline: Baseline;
  readonly claims: readonly BaselineClaim[];
  /** null: the one that ships */
  readonly imported: Pick<ImportedBaseline, 'n' | 'importedAt' | 'importedBy' | 'source'> | null;
}
