import type { Feed } from '@/lib/domain/feed';

/** The namespace of our own attributes: other readers pass over them, ours reads them back. */
export const OPML_NAMESPACE = 'urn:entente:opml:1';

/** Our attribute for each fact that plain OPML has no place for. */
export const OWN_ATTRIBUTES = {
  id: 'entente:id',
  outlet: 'entente:outlet',
  country: 'entente:country',
  pressGroup: 'entente:pressGroup',
  scope: 'entente:scope',
  enabled: 'entente:enabled',
  notes: 'entente:notes',
} as const satisfies Partial<Record<keyof Feed, string>>;
