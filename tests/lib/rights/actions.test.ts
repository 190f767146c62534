import { mayDo } from '@/lib/rights/actions';

describe('who may do what', () => {
  it('lets everyone through an open door, also where the desk is closed', () => {
    expect(mayDo('open', null, 'members')).toBe(true);
  });

  it('lets strangers read a public desk and no other', () => {
    expect(mayDo('read', null, 'public')).toBe(true);
    expect(mayDo('read', null, 'members')).toBe(false);
    expect(mayDo('read', 'viewer', 'members')).toBe(true);
  });

  it('gives each role what those before it may', () => {
    expect(mayDo('judge', 'viewer', 'public')).toBe(false);
    expect(mayDo('judge', 'analyst', 'public')).toBe(true);
    expect(mayDo('judge', 'admin', 'public')).toBe(true);
    expect(mayDo('manage', 'editor', 'public')).toBe(false);
    expect(mayDo('own', null, 'public')).toBe(false);
  });
});
