/** An address as it is kept and compared. */
export const plainEmail = (text: string): string => text.trim().toLowerCase();
