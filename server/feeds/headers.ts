/** Header rules, pure. Values are as received; an unreadable one counts as absent. */

/**
 * How long the publisher asks us to stay away.
 * @param value  a count of seconds, or a date
 * @param nowMs  epoch milliseconds, UTC
 * @returns whole seconds from now, at least 0; null when there is no readable wish
 * Source: RFC 9110 §10.2.3.
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const at = httpDate(text);
  return at === null ? null : Math.max(0, Math.ceil((at - nowMs) / 1_000));
}

/**
 * How long the answer stays fresh: `max-age` less `Age`, else `Expires` less `Date`. `no-cache` and `no-store` ask for
 * nothing. `s-maxage` speaks to shared caches, which we are not.
 * @returns whole seconds, at least 0; null when nothing is said
 * Source: RFC 9111 §4.2.1, §5.2.2, §5.3.
 */
export function readFreshSeconds(headers: Readonly<Record<string, string>>, nowMs: number): number | null {
  const control = headers['cache-control']?.toLowerCase() ?? '';
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/.test(control)) return null;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1];
  const age = /^\d{1,10}$/.test(headers.age?.trim() ?? '') ? Number(headers.age) : 0;
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - age);
  // RFC 9111 §5.3: an invalid Expires, "0" above all, means already expired.
  const expires = httpDate(headers.expires ?? '');
  if (expires === null) return null;
  return Math.max(0, Math.ceil((expires - (httpDate(headers.date ?? '') ?? nowMs)) / 1_000));
}

/**
 * A validator to send back, exactly as it came: never parsed, never compared.
 * @returns null for what may not stand in a header, or is too long to be one
 * Source: RFC 9110 §8.8.
 */
export function readValidator(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return /^[\x20-\x7e]{1,512}$/.test(text) ? text : null;
}

/**
 * The hub and topic that the Link headers name.
 * Source: WebSub §4, RFC 8288 §3.
 */
export function readHubLinks(link: string | undefined): { hubUrl: string | null; selfUrl: string | null } {
  const found = { hub: null as string | null, self: null as string | null };
  for (const match of (link ?? '').slice(0, 8_192).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(match[2] ?? '');
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    for (const name of ['hub', 'self'] as const) if (relations.includes(name)) found[name] ??= match[1] ?? null;
  }
  return { hubUrl: found.hub, selfUrl: found.self };
}

/** `Date.parse` alone would take "12" and "next tuesday 5" for dates: only what carries a year and a clock is one. */
function httpDate(text: string): number | null {
  if (!/\d{2,4}.*\d{1,2}:\d{2}/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isFinite(at) ? at : null;
}
