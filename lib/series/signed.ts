/** A value of the index as it is read: whole, with its sign, nought without one; a real minus, which stands as wide as the plus. */
export const signed = (value: number): string => {
  const whole = Math.round(value);
  return whole > 0 ? `+${whole}` : String(whole + 0).replace('-', '−');
};
