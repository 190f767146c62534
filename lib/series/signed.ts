/** "+48", "−12", "0": a number with its sign, as the index is read; nought has none, and the minus is as wide as the plus. */
export function signed(value: number, locale = 'en', digits = 0): string {
  const words = Math.abs(value).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const isZero = Number(Math.abs(value).toFixed(digits)) === 0;
  return isZero ? words : `${value < 0 ? '−' : '+'}${words}`;
}
