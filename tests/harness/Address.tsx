import { AppRouterContext, type AppRouterInstance } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { useEffect, useMemo, useState, type ReactNode } from 'react';

/** Stands in for Next's router: parts below it follow the window's own address, as `pushState` and "back" change it. */
export function Address({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState(() => window.location.pathname + window.location.search);
  useEffect(() => {
    const follow = () => setAddress(window.location.pathname + window.location.search);
    const { pushState, replaceState } = window.history;
    window.history.pushState = (...to) => (pushState.apply(window.history, to), follow());
    window.history.replaceState = (...to) => (replaceState.apply(window.history, to), follow());
    window.addEventListener('popstate', follow);
    return () => {
      Object.assign(window.history, { pushState, replaceState });
      window.removeEventListener('popstate', follow);
    };
  }, []);
  const { pathname, searchParams } = new URL(address, 'http://desk.example');
  const search = searchParams.toString();
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const router = useMemo(() => ({ push: (to: string) => window.history.pushState(null, '', to) }) as AppRouterInstance, []);
  return (
    <AppRouterContext value={router}>
      <PathnameContext value={pathname}>
        <SearchParamsContext value={parameters}>{children}</SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  );
}
