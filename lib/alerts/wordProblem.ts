import { FEED_REASONS, type FeedReason } from '@/lib/domain/feed';

const isReason = (problem: string): problem is FeedReason => (FEED_REASONS as readonly string[]).includes(problem);

/** What went wrong on the way to a channel, in the reader's language; what the far end itself said is shown as it said it. */
export const wordProblem = (problem: string, feedReason: (reason: FeedReason) => string): string => (isReason(problem) ? feedReason(problem) : problem);
