import type { EditedRules } from '@/lib/claims/newsRules';
import { createAnalyst, type AnalystParts, type AnalystState } from './analyst';
import { createRereader, type RereaderParts } from './rereader';

export interface AnalysisState extends AnalystState {
  /** items that other rules have judged and that are still to be read anew; null where nobody has looked */
  readonly toReread: number | null;
}

/** What is done with the news once it is stored, on the node that polls and for as long as it does. */
export interface Analysis {
  /** Under this fencing epoch, until stopped. */
  start(epoch: number): void;
  /** Can be started again. */
  stop(): Promise<void>;
  /** Groups by these rules from now on, and reads anew what others have judged; the reader has them already. */
  useRules(edited: EditedRules): void;
  state(): AnalysisState;
}

/** The analyst keeps the stories, the rereader what they are made of; each goes its own way, and neither holds up the other or the polls. */
export function createAnalysis(parts: AnalystParts & RereaderParts): Analysis {
  const analyst = createAnalyst(parts);
  const rereader = createRereader(parts);
  return {
    start(epoch) {
      analyst.start(epoch);
      rereader.start(epoch);
    },
    async stop() {
      await Promise.all([analyst.stop(), rereader.stop()]);
    },
    useRules(edited) {
      analyst.useRules(edited);
      rereader.lookAgain();
    },
    state: () => ({ ...analyst.state(), toReread: rereader.remaining() }),
  };
}
