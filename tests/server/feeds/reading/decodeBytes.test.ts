import iconv from 'iconv-lite';
import { decodeBytes } from '@/server/feeds/reading/decodeBytes';

const TITLE = 'Petróleo, niños y “acuerdo” — ¿qué pasó?';
const feed = (title: string, prolog = '') => `${prolog}<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
const prolog = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

describe('decodeBytes', () => {
  it.each([
    ['a byte order mark before all labels', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(feed(TITLE, prolog('iso-8859-1')))]), 'text/xml; charset=iso-8859-1', 'utf-8 (byte order mark)'],
    ['UTF-16 by its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(feed(TITLE, prolog('utf-16')), 'utf-16le')]), null, 'utf-16le (byte order mark)'],
    ['UTF-16 by its zero bytes', iconv.encode(feed(TITLE), 'utf-16be'), null, 'utf-16be (zero bytes)'],
    ['UTF-32 by its zero bytes', iconv.encode(feed(TITLE), 'utf-32le'), null, 'utf-32le (zero bytes)'],
    ['the header before the prolog', iconv.encode(feed(TITLE, prolog('iso-8859-5')), 'windows-1252'), 'text/xml; charset="windows-1252"', 'windows-1252 (HTTP header)'],
    ['the prolog when the header says nothing', iconv.encode(feed(TITLE, prolog('windows-1252')), 'windows-1252'), 'text/xml', 'windows-1252 (prolog)'],
    ['windows-1252 where Latin-1 is claimed', iconv.encode(feed(TITLE, prolog('ISO-8859-1')), 'windows-1252'), null, 'windows-1252 (prolog)'],
    ['UTF-8 where Latin-1 is claimed but contradicted', Buffer.from(feed(TITLE, prolog('ISO-8859-1'))), null, 'utf-8 (guess)'],
    ['the prolog where the header is contradicted', iconv.encode(feed(TITLE, prolog('windows-1252')), 'windows-1252'), 'text/xml; charset=utf-8', 'windows-1252 (prolog)'],
    ['windows-1252 where UTF-8 is claimed but contradicted', iconv.encode(feed(TITLE, prolog('utf-8')), 'windows-1252'), null, 'windows-1252 (guess)'],
    ['UTF-8 where UTF-16 is claimed of bytes without a zero', Buffer.from(feed(TITLE, prolog('utf-16'))), null, 'utf-8 (guess)'],
    ['a guess where the label is unknown', Buffer.from(feed(TITLE, prolog('x-nonsense'))), null, 'utf-8 (guess)'],
    ['windows-1252 when nothing is said', iconv.encode(feed(TITLE), 'windows-1252'), null, 'windows-1252 (guess)'],
  ])('takes %s', (_, bytes, contentType, encoding) => {
    const decoded = decodeBytes(bytes, contentType);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(TITLE);
  });

  it('says which label it passed over', () => {
    expect(decodeBytes(Buffer.from(feed(TITLE, prolog('ISO-8859-1'))), null).repairs).toEqual(['the prolog says iso-8859-1, the bytes do not']);
  });

  it('mends a few foreign bytes in what is UTF-8 otherwise', () => {
    const bytes = Buffer.concat([Buffer.from(feed(TITLE, prolog('utf-8'))), Buffer.from([0x20, 0x93, 0x73, 0xed, 0x94])]);
    expect(decodeBytes(bytes, null).text).toMatch(/“sí”$/);
  });

  it.each([
    ['koi8-r', 'Президент Венесуэлы встретился с послами'],
    ['windows-1251', 'Президент Венесуэлы встретился с послами'],
    ['windows-1251', 'ПРЕЗИДЕНТ ВЕНЕСУЭЛЫ ВСТРЕТИЛСЯ С ПОСЛАМИ'],
    ['euc-jp', 'ベネズエラの大統領は昨日、首都で記者会見を開いた。'],
    ['shift_jis', 'ベネズエラの大統領は昨日、首都で記者会見を開いた。'],
    ['euc-kr', '베네수엘라 대통령은 어제 수도에서 기자회견을 열었다'],
    ['gb2312', '委内瑞拉总统昨天在首都举行了新闻发布会'],
    ['big5', '委內瑞拉總統昨天在首都舉行了新聞發布會'],
    ['windows-1253', 'Ο πρόεδρος της Βενεζουέλας συναντήθηκε χθες με πρέσβεις'],
    ['windows-1255', 'נשיא ונצואלה נפגש אתמול עם שגרירים בבירה'],
    ['windows-1256', 'التقى رئيس فنزويلا أمس سفراء في العاصمة'],
    ['windows-874', 'ประธานาธิบดีเวเนซุเอลาพบกับทูตเมื่อวานนี้'],
    ['windows-1252', 'PETRÓLEO, NIÑOS Y AÑOS: ¿QUÉ PASÓ?'],
    ['windows-1252', 'Ação: coração, não, ações, corações'],
  ])('guesses %s from the letters alone', (charset, title) => {
    expect(decodeBytes(iconv.encode(feed(title), charset), null).text).toContain(title);
  });
});
