import { takeTurn } from '@/components/chart/takeTurn';

describe('work that takes turns', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is done one piece at a time, first come first', () => {
    const done: string[] = [];
    takeTurn(() => done.push('first'));
    takeTurn(() => done.push('second'));
    expect(done).toEqual([]);
    jest.advanceTimersToNextTimer();
    expect(done).toEqual(['first']);
    jest.advanceTimersToNextTimer();
    expect(done).toEqual(['first', 'second']);
  });

  it('can be taken back while it waits', () => {
    const done: string[] = [];
    const giveUp = takeTurn(() => done.push('first'));
    takeTurn(() => done.push('second'));
    giveUp();
    jest.runAllTimers();
    expect(done).toEqual(['second']);
  });

  it('goes on after a piece that fails', () => {
    const done: string[] = [];
    takeTurn(() => {
      throw new Error('no room');
    });
    takeTurn(() => done.push('second'));
    expect(() => jest.runAllTimers()).toThrow('no room');
    jest.runAllTimers();
    expect(done).toEqual(['second']);
  });
});
