import { firstTables } from './v001FirstTables';
import { reading } from './v002Reading';
import { baselines } from './v003Baselines';
import { people } from './v004People';
import { watchlists } from './v005Watchlists';
import { alerts } from './v006Alerts';
import { judgements } from './v007Judgements';
import { taking } from './v008Taking';
import { dropMarkHours } from './v009DropMarkHours';
import { signInFailures } from './v010SignInFailures';

/** How a type is spelt in each engine's table definitions. */
export interface Spelling {
  readonly engine: 'sqlite' | 'postgres';
  /** whole numbers up to 2^53 */
  readonly int: string;
  readonly real: string;
  /** text that compares by code point, on both engines alike */
  readonly text: string;
}

const SPELLINGS: Record<Spelling['engine'], Spelling> = {
  sqlite: { engine: 'sqlite', int: 'INTEGER', real: 'REAL', text: 'TEXT' },
  postgres: { engine: 'postgres', int: 'bigint', real: 'double precision', text: 'text COLLATE "C"' },
};

/** Forward only: a step, once released, is never changed; the next one follows it. Step n leads to schema version n. */
const STEPS: readonly ((spelling: Spelling, newDataVersion: string) => readonly string[])[] = [firstTables, reading, baselines, people, watchlists, alerts, judgements, taking, dropMarkHours, signInFailures];

export const SCHEMA_VERSION = STEPS.length;

/** The store was written by a later release. */
export class NewerStore extends Error {
  override readonly name = 'NewerStore';
  constructor(found: number) {
    super(
      `this store has schema version ${found}, and this release of Entente reads versions up to ${SCHEMA_VERSION}. ` +
        'Start the newer release again, or restore a backup made by this one.',
    );
  }
}

/**
 * The statements that lead from one schema version to another, in order.
 * @param from  0 for an empty store
 * @param newDataVersion  names the history of an empty store
 * Errors: `NewerStore` when `from` lies ahead of this release.
 */
export function migrationsFrom(from: number, engine: Spelling['engine'], newDataVersion: string, to: number = SCHEMA_VERSION): string[] {
  if (from > SCHEMA_VERSION) {
    throw new NewerStore(from);
  }
  const statements = STEPS.slice(from, to).flatMap((step) => step(SPELLINGS[engine], newDataVersion));
  return statements.length === 0 ? [] : [...statements, `UPDATE meta SET schema_version = ${to}`];
}
