/** What a number's field shows: one that has been emptied stays empty while somebody types. */
export const numberText = (number: number): number | '' => (Number.isNaN(number) ? '' : number);
