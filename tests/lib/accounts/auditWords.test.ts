import { AUDIT_ACTIONS } from '@/lib/domain/audit';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';

test.each([['English', en], ['Spanish', es]])('every decision that is written down has its words in %s, and no other has', (_, { audit }) => {
  expect(Object.keys(audit.actions).sort()).toEqual([...AUDIT_ACTIONS].sort());
  expect(Object.values(audit.actions).filter((words) => words.trim() === '')).toEqual([]);
  // Two that read alike could not be told apart in the list, nor in the filter.
  expect(new Set(Object.values(audit.actions)).size).toBe(AUDIT_ACTIONS.length);
});
