import { cache } from 'react';
import { deskSnapshot } from '@/server/queries/deskSnapshot';

/** The snapshot that all parts of one page are drawn from, read once for each request. */
export const snapshotOnce = cache(deskSnapshot);
