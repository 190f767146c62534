import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AccountMenu } from '@/components/accounts/AccountMenu';
import { Masthead } from '@/components/frame/Masthead';
import { Menus } from '@/components/frame/Menus';
import { personOf } from '@/lib/domain/person';
import { actorOf } from '@/server/commands/actorOf';
import { ClientWords } from '../ClientWords';
import { readTheme } from '../preferences';

/** Pages about accounts: they stand still, and hold no line to the server. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [theme, asked] = await Promise.all([readTheme(), headers()]);
  return (
    <ClientWords of="account">
      <Masthead theme={theme} account={<AccountMenu person={personOf(actorOf(asked))} />} />
      <main id="content" className="w-full max-w-[72rem] px-(--margin) pt-8 pb-12">
        {children}
      </main>
      <Menus />
    </ClientWords>
  );
}
