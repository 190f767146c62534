/** Parameters that only tell a publisher where a click came from. Names are compared in lower case. */
const TRACKING = new Set([
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'ttclid', 'li_fat_id', 'igshid', 'igsh',
  'mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', 'hsctatracking', 'vero_id', 'vero_conv', 'oly_enc_id', 'oly_anon_id', '__s',
  'ref_src', 'ref_url', 'cmp', 'cmpid', 'cmp_id', 'icid', 's_cid', 'xtor', 'ocid', 'smid', 'smtyp', 'ito', 'wt.mc_id', 'wt_mc',
  '_ga', '_gl', 'spm', 'trk', 'trkcampaign', 'sfmc_id', 'srnd', 'traffic_source', 'guccounter',
]);
const TRACKING_PREFIX = /^(utm|at|ns|pk|piwik|mtm|matomo|hsa|stm|itm|_branch)_/;
/** Innocent names that track only when their value names the feed, e.g. `?partner=rss&emc=rss`. */
const ORIGIN = new Set(['partner', 'emc', 'source', 'src', 'ref', 'from', 'mod', 'feed', 'output', 'rss', 'format']);
const NAMES_FEED = /^(rss|feed|atom)([-_].*)?$/i;

/**
 * The address of an article without what only tracks the reader: tracking parameters, password and fragment go
 * (a `#!` fragment stays, it names the page). The rest is left letter for letter, in its order.
 * @param raw  an absolute address
 * @returns null when it is not an absolute http(s) address
 */
export function cleanLink(raw: string): string | null {
  let url: URL;
  try {
    url = new URL(raw.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  if (!url.hash.startsWith('#!')) url.hash = '';
  if (url.search !== '') {
    // Not through URLSearchParams: it would rewrite the encoding of what stays.
    url.search = url.search
      .slice(1)
      .split('&')
      .filter((pair) => pair !== '' && !isTracking(pair))
      .join('&');
  }
  return url.href;
}

function isTracking(pair: string): boolean {
  const at = pair.indexOf('=');
  const name = (at < 0 ? pair : pair.slice(0, at)).toLowerCase();
  if (TRACKING.has(name) || TRACKING_PREFIX.test(name)) return true;
  return at >= 0 && ORIGIN.has(name) && NAMES_FEED.test(pair.slice(at + 1));
}
