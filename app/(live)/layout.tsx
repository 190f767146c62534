import type { ReactNode } from 'react';
import { Clocks } from '@/components/frame/Clocks';
import { Masthead } from '@/components/frame/Masthead';
import { LiveProvider } from '@/components/live/LiveProvider';
import { Keys } from '@/components/palette/Keys';
import { FreshnessLine } from '@/components/status/FreshnessLine';
import { Notices } from '@/components/status/Notices';
import { deskSnapshot } from '@/server/queries/deskSnapshot';
import { readTheme } from '../preferences';

/** The pages that move: one snapshot and one line to the server serve them all. */
export default async function LiveLayout({ children }: { children: ReactNode }) {
  const [snapshot, theme] = await Promise.all([deskSnapshot(), readTheme()]);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  return (
    <LiveProvider initial={snapshot.value} surface="desk">
      <Masthead theme={theme} status={<FreshnessLine />} clocks={<Clocks />} />
      <Notices />
      {children}
      <Keys />
    </LiveProvider>
  );
}
