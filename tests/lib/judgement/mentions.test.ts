import { personId } from '@/lib/domain/ids';
import { findMentions, nameBegun } from '@/lib/judgement/mentions';

const desk = ['Ana Pérez', 'Ana Ruiz', 'Ben Ode', 'Íñigo'].map((name) => ({ id: personId(name), name }));

describe('names in a comment', () => {
  it.each([
    ['@Ana Pérez, is this so?', ['Ana Pérez']],
    ['ask @ana perez and @BEN', ['Ana Pérez', 'Ben Ode']],
    ['@Ana alone could be either', []],
    ['@Inigo @Íñigo once', ['Íñigo']],
    ['@Bennet is nobody here', []],
    ['write to ben@ben.example', []],
    ['(@Ben Ode)', ['Ben Ode']],
    ['no name', []],
  ])('%s', (text, named) => {
    expect(findMentions(text, desk)).toEqual(named);
  });

  it('are offered while one is typed', () => {
    expect(nameBegun('what says @an')).toBe('an');
    expect(nameBegun('@')).toBe('');
    expect(nameBegun('ben@be')).toBeNull();
    expect(nameBegun('@Ana said')).toBeNull();
  });
});
