import type { Token } from '@/lib/language/tokens';

/** Number words, folded, in both languages, and ordinals: "the fifth tanker", "el quinto buque". */
const WORDS: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, dozen: 12, twenty: 20, thirty: 30,
  second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5, '6th': 6, '7th': 7, '8th': 8,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12, docena: 12, veinte: 20, treinta: 30,
  segundo: 2, segunda: 2, tercer: 3, tercero: 3, tercera: 3, cuarto: 4, cuarta: 4, quinto: 5, quinta: 5, sexto: 6, sexta: 6, septimo: 7, septima: 7, octavo: 8, octava: 8,
};
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3, mil: 1e3, million: 1e6, millions: 1e6, mln: 1e6, mn: 1e6, millon: 1e6, millones: 1e6, billion: 1e9, bln: 1e9, bn: 1e9, trillion: 1e12,
};
const FIGURE = /^\D{0,3}(\d{1,9})(mm|mn|m|bn|b|k)?$/;
const SUFFIXES: Readonly<Record<string, number>> = { mm: 1e6, mn: 1e6, m: 1e6, bn: 1e9, b: 1e9, k: 1e3 };

/**
 * The numbers of a text, as numbers: "$300 million", "USD300 millones" and "300 mln" are one. Years of these decades say nothing and are left out.
 * Thousands and decimals are told apart by their digits: three after the mark are thousands.
 */
export function readNumbers(tokens: readonly Token[], text: string): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    let value = WORDS[token.word] ?? null;
    if (value === null) {
      const figure = FIGURE.exec(token.word);
      if (!figure) continue;
      value = Number(figure[1]) * (SUFFIXES[figure[2] ?? ''] ?? 1);
      // "100,000" and "2.5" come as two words set apart by one mark.
      for (let next = tokens[at + 1]; next && next.start === (tokens[at] as Token).end + 1 && /^\d{1,3}$/.test(next.word) && /[.,]/.test(text.charAt(next.start - 1)); next = tokens[at + 1]) {
        value = next.word.length === 3 ? value * 1_000 + Number(next.word) : value + Number(next.word) / 10 ** next.word.length;
        at += 1;
      }
      if (value >= 1990 && value <= 2035) continue;
    }
    for (let scale = SCALES[tokens[at + 1]?.word ?? '']; scale !== undefined; scale = SCALES[tokens[at + 1]?.word ?? '']) {
      value *= scale;
      at += 1;
    }
    if (value > 1) numbers.push(value);
  }
  return numbers;
}
