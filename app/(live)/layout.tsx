import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AccountMenu } from '@/components/accounts/AccountMenu';
import { AlertNotices } from '@/components/alerts/AlertNotices';
import { AlertsLink } from '@/components/alerts/AlertsLink';
import { Clocks } from '@/components/frame/Clocks';
import { Masthead } from '@/components/frame/Masthead';
import { LiveProvider } from '@/components/live/LiveProvider';
import { Keys } from '@/components/palette/Keys';
import { FreshnessLine } from '@/components/status/FreshnessLine';
import { Notices } from '@/components/status/Notices';
import { CountUnreadLater } from '@/components/watchlists/CountUnreadLater';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { alertsOf } from '@/server/queries/alerts';
import { ClientWords } from '../ClientWords';
import { readTheme } from '../preferences';
import { snapshotOnce } from '../snapshotOnce';

/** The pages that move: one snapshot and one line to the server serve them all. */
export default async function LiveLayout({ children }: { children: ReactNode }) {
  const [snapshot, theme, head] = await Promise.all([snapshotOnce(), readTheme(), headers()]);
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  const isSignedIn = personOf(actorOf(head)) !== null;
  return (
    <ClientWords of="live">
      <LiveProvider initial={snapshot.value} surface="desk">
        <Masthead theme={theme} status={<Status />} clocks={<Clocks />} account={<Account />} />
        <Notices />
        {children}
        <Keys isSignedIn={isSignedIn} />
        {isSignedIn && <CountUnreadLater />}
      </LiveProvider>
    </ClientWords>
  );
}

/** How fresh the page is; beside it, for whoever is signed in, what they were told. */
async function Status() {
  const actor = actorOf(await headers());
  const told = personOf(actor) === null ? null : await alertsOf(actor, { limit: '1' });
  return (
    <>
      {told?.ok && (
        <AlertNotices unread={told.value.unread} newest={told.value.alerts[0]?.alert.n ?? 0}>
          <AlertsLink unread={told.value.unread} />
        </AlertNotices>
      )}
      <FreshnessLine />
    </>
  );
}

async function Account() {
  return <AccountMenu person={personOf(actorOf(await headers()))} />;
}
