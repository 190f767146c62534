import type { IndexVariant } from '@/lib/protocol/news';
import type { NewsRow } from './newsRow';

/** Which updates an index is drawn from. */
export const BELONGS: Readonly<Record<IndexVariant, (row: Pick<NewsRow, 'from' | 'step'>) => boolean>> = {
  all: () => true,
  us: ({ from }) => from === 'us',
  ve: ({ from }) => from === 've',
  act: ({ step }) => step === 'act',
  statement: ({ step }) => step === 'statement',
};
