/** The files a selection can be written to. Apart from the writers, which no page needs. */
export const EXPORT_FORMATS = ['csv', 'json', 'md', 'html'] as const;
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];
