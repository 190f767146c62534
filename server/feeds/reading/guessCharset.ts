import iconv from 'iconv-lite';

/** Enough text to tell by; more only costs time. */
const SAMPLE_BYTES = 32_768;

interface Candidate {
  readonly charset: string;
  /** what its readers write: the share of such characters is the score */
  readonly script: RegExp;
  /** rare in running text of that script: each one found speaks against */
  readonly unlikely?: RegExp;
}

/**
 * Sets of two bytes a character, then single-byte sets of one script. Latin is not among them: it is what remains,
 * because in Latin text the bytes above ASCII stand alone between ASCII letters.
 */
const CANDIDATES: readonly Candidate[] = [
  { charset: 'gb18030', script: /[\u3000-\u3002\uff01-\uff5e\u4e00-\u9fa5\u201c\u201d]/g, unlikely: /[\u3400-\u4dbf\uac00-\ud7af\ue000-\uf8ff]/g },
  { charset: 'big5', script: /[\u3000-\u3002\u300c\u300d\uff01-\uff5e\u4e00-\u9fa5]/g, unlikely: /[\ue000-\uf8ff]/g },
  { charset: 'shift_jis', script: /[\u3000-\u30ff\u4e00-\u9fa5]/g, unlikely: /[\uff61-\uff9f\ue000-\uf8ff]/g },
  { charset: 'euc-jp', script: /[\u3000-\u30ff\u4e00-\u9fa5]/g, unlikely: /[\ue000-\uf8ff]/g },
  { charset: 'cp949', script: /[\uac00-\ud7af]/g, unlikely: /[\u4e00-\u9fff]/g },
  { charset: 'windows-1251', script: /[\u0410-\u044f\u0401\u0451\u0406\u0456\u0407\u0457\u0404\u0454]/g },
  { charset: 'koi8-r', script: /[\u0410-\u044f\u0401\u0451]/g },
  { charset: 'windows-1253', script: /[\u0386-\u03ce]/g },
  { charset: 'windows-1255', script: /[\u05d0-\u05ea\u05b0-\u05c3]/g },
  { charset: 'windows-1256', script: /[\u0621-\u0652\u060c\u061b\u061f]/g },
  { charset: 'windows-874', script: /[\u0e01-\u0e5b]/g },
];

/**
 * The likeliest character set of bytes that are not UTF-8 and carry no usable label.
 * @returns a name iconv-lite knows; windows-1252 unless another script clearly fits better
 */
export function guessCharset(buffer: Buffer): string {
  const sample = runsBeyondAscii(buffer);
  // Accented letters stand alone or in twos; other scripts fill whole words.
  if (sample.runs === 0 || sample.bytes.length / sample.runs < 2.5) return 'windows-1252';
  let best = { charset: 'windows-1252', score: 0.6 };
  for (const candidate of CANDIDATES) {
    const score = fit(sample.bytes, candidate);
    if (score > best.score) best = { charset: candidate.charset, score };
  }
  return best.charset;
}

/** The words that hold bytes above 0x7F, a space between them, and how many unbroken runs of such bytes there are. */
function runsBeyondAscii(buffer: Buffer): { bytes: Buffer; runs: number } {
  const bytes: number[] = [];
  let runs = 0;
  let isInRun = false;
  for (let at = 0; at < buffer.length && bytes.length < SAMPLE_BYTES; at += 1) {
    const byte = buffer[at] ?? 0;
    if (byte >= 0x80) {
      if (!isInRun) runs += 1;
      isInRun = true;
      bytes.push(byte);
      // The second byte of a pair may look like ASCII (Big5, Shift_JIS, GB18030).
    } else if (isInRun) {
      bytes.push(byte);
      isInRun = false;
    }
  }
  return { bytes: Buffer.from(bytes), runs };
}

/** Share of characters beyond ASCII that belong to the script, less those that speak against it. */
function fit(bytes: Buffer, { charset, script, unlikely }: Candidate): number {
  const text = iconv.decode(bytes, charset).replace(/[\0-\x7f]/g, '');
  if (text.length === 0) return 0;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const wrong = count(/\ufffd/g) * 5 + (unlikely ? count(unlikely) * 2 : 0);
  const commonness = charset === 'koi8-r' || charset === 'windows-1251' ? lowerCaseShare(text) : frequent(text, charset);
  return (count(script) - wrong) / text.length - 0.2 + commonness;
}

/** The two Cyrillic sets swap cases: in running text most letters are small. */
function lowerCaseShare(text: string): number {
  return (0.2 * (text.match(/[\u0430-\u044f]/g)?.length ?? 0)) / text.length;
}

/** Characters that no text of the language can avoid; reading Chinese in the wrong set gives rare ones instead. */
const FREQUENT: Record<string, RegExp> = {
  gb18030: /[的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同主经公此已工使情明性知全长党面看定见只从现因开些然前外但本由问很最重并物手应战向头文体政美相西己机进新专业漫画]/g,
  big5: /[的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三小軍二無同主經公此已工使情明性知全長黨面看定見只從現因開些望希容易翻成本]/g,
  shift_jis: /[\u3041-\u3096\u30a1-\u30fa]/g,
  'euc-jp': /[\u3041-\u3096\u30a1-\u30fa]/g,
};

function frequent(text: string, charset: string): number {
  const pattern = FREQUENT[charset];
  if (!pattern) return 0.2;
  const share = (text.match(pattern)?.length ?? 0) / text.length;
  return Math.min(0.2, share);
}
