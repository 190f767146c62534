/** Months by the letters that tell them apart, accents and case folded. English, Spanish, Portuguese, French, German, Italian, Hungarian, Greek. */
const MONTHS: ReadonlyArray<readonly string[]> = [
  ['jan', 'january', 'ene', 'enero', 'janeiro', 'janv', 'janvier', 'januar', 'janner', 'jaen', 'gen', 'gennaio', 'januari', 'ιαν', 'ιανουαριου'],
  ['feb', 'february', 'febrero', 'fev', 'fevereiro', 'fevr', 'fevrier', 'februar', 'febbraio', 'februari', 'φεβ', 'φεβρουαριου'],
  ['mar', 'march', 'marzo', 'marco', 'mars', 'marz', 'maerz', 'mrz', 'marcius', 'marcius', 'maart', 'μαρ', 'μαρτιου'],
  ['apr', 'april', 'abr', 'abril', 'avr', 'avril', 'aprile', 'aprilis', 'απρ', 'απριλιου'],
  ['may', 'mayo', 'mai', 'maio', 'maggio', 'mag', 'majus', 'mei', 'μαι', 'μαϊ', 'μαιου'],
  ['jun', 'june', 'junio', 'junho', 'juin', 'juni', 'giu', 'giugno', 'junius', 'ιουν', 'ιον', 'ιουνιου'],
  ['jul', 'july', 'julio', 'julho', 'juil', 'juillet', 'juli', 'lug', 'luglio', 'julius', 'ιουλ', 'ιολ', 'ιουλιου'],
  ['aug', 'august', 'ago', 'agosto', 'aout', 'augusztus', 'augustus', 'αυγ', 'αυγουστου'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre', 'set', 'setembro', 'septembre', 'settembre', 'szeptember', 'σεπ', 'σεπτ', 'σεπτεμβριου'],
  ['oct', 'october', 'octubre', 'out', 'outubro', 'octobre', 'okt', 'oktober', 'ott', 'ottobre', 'οκτ', 'οκτωβριου'],
  ['nov', 'november', 'noviembre', 'novembro', 'novembre', 'νοε', 'νοεμ', 'νοεμβριου'],
  ['dec', 'december', 'dic', 'diciembre', 'dez', 'dezembro', 'dezember', 'decembre', 'dicembre', 'δεκ', 'δεκεμβριου'],
];

/** Weekdays carry nothing the date does not say: known only so that they can be passed over. */
const WEEKDAYS =
  'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
  'lun lunes mar martes mie miercoles mier jue jueves vie viernes sab sabado dom domingo ' +
  'seg segunda ter terca qua quarta qui quinta sex sexta feira ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche mer jeu ven sam dim ' +
  'mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
  'lunedi martedi mercoledi giovedi venerdi sabato domenica gio ' +
  'hetfo kedd szerda csutortok pentek szombat vasarnap ' +
  'κυρ δευ τρι τετ πεμ παρ σαβ κυριακη δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο';

/** Minutes east of Greenwich. Abbreviations mean what they mean in RFC 822 and in North America first, Europe next. */
const ZONES: Record<string, number> = {
  gmt: 0, utc: 0, ut: 0, z: 0, wet: 0, 'etc/gmt': 0, 'etc/utc': 0, zulu: 0, u: 0, y: 0,
  est: -300, edt: -240, et: -300, cst: -360, cdt: -300, ct: -360, mst: -420, mdt: -360, mt: -420, pst: -480, pdt: -420, pt: -480,
  akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180, nst: -210, ndt: -150,
  bst: 60, ist: 330, west: 60, cet: 60, cest: 120, met: 60, mez: 60, mest: 120, mesz: 120, eet: 120, eest: 180, msk: 180, msd: 240,
  vet: -240, hlv: -240, bot: -240, cot: -300, pet: -300, ect: -300, art: -180, brt: -180, brst: -120, clt: -240, clst: -180, uyt: -180, pyt: -240, gyt: -240,
  jst: 540, kst: 540, hkt: 480, sgt: 480, wib: 420, ict: 420, pkt: 300, gst: 240, aest: 600, aedt: 660, acst: 570, acdt: 630, awst: 480, nzst: 720, nzdt: 780,
  sast: 120, cat: 120, eat: 180, wat: 60, trt: 180,
};

const MONTH_BY_NAME = new Map(MONTHS.flatMap((names, month) => names.map((name) => [fold(name), month] as const)));
const WEEKDAY_NAMES = new Set(WEEKDAYS.split(' ').map(fold));

/** Small letters without accents. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** @returns 0–11, or null; `word` folded */
export function monthNamed(word: string): number | null {
  return MONTH_BY_NAME.get(word) ?? null;
}

/** `word` folded. "mar" is both a month and a Spanish Tuesday: ask for the month first only where a month may stand. */
export function isWeekday(word: string): boolean {
  return WEEKDAY_NAMES.has(word);
}

/** @returns minutes east of Greenwich, or null; `word` in small letters */
export function zoneNamed(word: string): number | null {
  return Object.hasOwn(ZONES, word) ? (ZONES[word] ?? null) : null;
}
