import iconv from 'iconv-lite';

/** Enough text to tell by; more only costs time. */
const SAMPLE_BYTES = 32_768;

interface Candidate {
  readonly charset: string;
  /** what its readers write */
  readonly script: RegExp;
  /** characters no text of the language can avoid */
  readonly common: RegExp;
  /** the share of those in ordinary news text */
  readonly commonShare: number;
  /** hardly ever seen in it: each one speaks against */
  readonly unlikely?: RegExp;
}

const CYRILLIC = { script: /[\u0410-\u044f\u0401\u0451\u0404\u0454\u0406\u0456\u0407\u0457]/g, common: /[оеаинтсрвл]/gi, commonShare: 0.58 };
const HIRAGANA = /[\u3041-\u3096]/g;

/**
 * Sets of two bytes a character, then single-byte sets of one script. Latin is not among them: it is what remains,
 * because in Latin text the bytes above ASCII stand alone between ASCII letters.
 */
const CANDIDATES: readonly Candidate[] = [
  {
    charset: 'gb18030',
    script: /[\u3000-\u3002\uff01-\uff5e\u4e00-\u9fa5\u201c\u201d]/g,
    common: /[的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同主经公工使]/g,
    commonShare: 0.25,
    unlikely: /[\u3400-\u4dbf\uac00-\ud7af\ue000-\uf8ff\u3040-\u30ff\uff61-\uff9f]/g,
  },
  {
    charset: 'big5',
    script: /[\u3000-\u3002\u300c\u300d\uff01-\uff5e\u4e00-\u9fa5]/g,
    common: /[的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三小軍二無同主經公工使]/g,
    commonShare: 0.25,
    unlikely: /[\ue000-\uf8ff\u3040-\u30ff]/g,
  },
  { charset: 'shift_jis', script: /[\u3000-\u30ff\u4e00-\u9fa5\uff01-\uff5e]/g, common: HIRAGANA, commonShare: 0.35, unlikely: /[\uff61-\uff9f\ue000-\uf8ff]/g },
  { charset: 'euc-jp', script: /[\u3000-\u30ff\u4e00-\u9fa5\uff01-\uff5e]/g, common: HIRAGANA, commonShare: 0.35, unlikely: /[\uff61-\uff9f\ue000-\uf8ff]/g },
  { charset: 'cp949', script: /[\uac00-\ud7af]/g, common: /[이다는을에의가고하지로기사한은대인도를리자시서아어정]/g, commonShare: 0.3, unlikely: /[\u4e00-\u9fff\u3040-\u30ff]/g },
  { charset: 'windows-1251', ...CYRILLIC },
  { charset: 'koi8-r', ...CYRILLIC },
  { charset: 'windows-1253', script: /[\u0386-\u03ce]/g, common: /[αοιετσνυρπ]/g, commonShare: 0.58 },
  { charset: 'windows-1255', script: /[\u05d0-\u05ea\u05b0-\u05c3]/g, common: /[יוהלאמרתבש]/g, commonShare: 0.62 },
  { charset: 'windows-1256', script: /[\u0621-\u0652\u060c\u061b\u061f]/g, common: /[اليمونرتبة]/g, commonShare: 0.62 },
  { charset: 'windows-874', script: /[\u0e01-\u0e5b]/g, common: /[\u0e32\u0e19\u0e23\u0e2d\u0e01\u0e40\u0e07\u0e21\u0e22\u0e25\u0e27\u0e48\u0e49\u0e31]/g, commonShare: 0.55 },
];

/** Below this nothing speaks for the script with any weight. */
const LEAST_SCORE = 0.6;

/**
 * The likeliest character set of bytes that are not UTF-8 and carry no usable label.
 * @returns a name iconv-lite knows; windows-1252 unless another script clearly fits better
 */
export function guessCharset(buffer: Buffer): string {
  const { words, runs, beyondAscii } = wordsBeyondAscii(buffer);
  // Accented letters stand alone or in twos; other scripts fill whole words.
  if (runs === 0 || beyondAscii / runs < 2) return 'windows-1252';
  let best = { charset: 'windows-1252', score: LEAST_SCORE };
  for (const candidate of CANDIDATES) {
    const score = fit(words, candidate);
    if (score > best.score) best = { charset: candidate.charset, score };
  }
  return best.charset;
}

/**
 * The words that hold bytes above 0x7F. ASCII letters stay in: the second byte of a pair may look like one (Big5,
 * Shift_JIS, GB18030). Markup, digits and spaces part words.
 */
function wordsBeyondAscii(buffer: Buffer): { words: Buffer; runs: number; beyondAscii: number } {
  const words: number[] = [];
  let runs = 0;
  let beyondAscii = 0;
  let isInRun = false;
  for (let at = 0; at < buffer.length && words.length < SAMPLE_BYTES; at += 1) {
    const byte = buffer[at] ?? 0;
    if (byte >= 0x80) {
      if (!isInRun) runs += 1;
      isInRun = true;
      beyondAscii += 1;
      words.push(byte);
    } else if (isInRun) {
      words.push(byte);
      isInRun = byte >= 0x40 && byte <= 0x7e && (buffer[at + 1] ?? 0) >= 0x80;
      if (!isInRun) words.push(0x20);
    }
  }
  return { words: Buffer.from(words), runs, beyondAscii };
}

/** 1 for flawless text of that set: all of its script, with the common characters as common as they should be. */
function fit(bytes: Buffer, { charset, script, common, commonShare, unlikely }: Candidate): number {
  const text = iconv.decode(bytes, charset).replace(/[\0-\x7f]/g, '');
  if (text.length === 0) return 0;
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / text.length;
  const against = share(/[\ufffd\u0080-\u009f]/g) * 5 + (unlikely ? share(unlikely) * 2 : 0);
  // Titles are short: common characters may be fewer than in a page of text.
  return share(script) - against - 0.4 + 0.4 * Math.min(1.2, share(common) / commonShare);
}
