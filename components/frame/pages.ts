/** The pages a reader may go to, in the order of every list of them. */
export const PAGES = [
  { key: 'desk', path: '/' },
  { key: 'search', path: '/search' },
  { key: 'baseline', path: '/baseline' },
  { key: 'chronology', path: '/chronology' },
  { key: 'feeds', path: '/feeds' },
  { key: 'watchlists', path: '/watchlists' },
  { key: 'briefing', path: '/briefing' },
  { key: 'quality', path: '/quality' },
  { key: 'judgements', path: '/judgements' },
  { key: 'wall', path: '/wall' },
  { key: 'about', path: '/about' },
] as const;

/** Reached from beside one's own name, where what is unread of them stands, and from the palette. */
export const OWN_PAGES = [{ key: 'alerts', path: '/alerts' }] as const;

/** Whether a page, or one below it, is the one at this path. */
export const isAt = (path: string, page: string): boolean => (page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`));
