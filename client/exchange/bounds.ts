// Limits for imported files.

export const MOST_BYTES = 5 * 1024 * 1024
export const MOST_EXCHANGED_LINES = 5_000
export const MOST_EXCHANGED_COLUMNS = 60
/** Rows that are read, including blank ones between others. */
export const MOST_ROWS_READ = 4 * MOST_EXCHANGED_LINES
/** The unpacked size of a compressed file. */
export const MOST_UNPACKED = 128 * 1024 * 1024
/** Reading or writing a file is ended after this time. */
export const LONGEST_MS = 20_000

/** The size of a Word document, most of which is usually images, which are left out. */
export const MOST_WORD_BYTES = 20 * 1024 * 1024
/** The unpacked size of its XML parts. */
export const MOST_WORDS_UNPACKED = 32 * 1024 * 1024
/** XML elements: each takes up to a hundred times as much memory as its characters in the file. */
export const MOST_ELEMENTS = 500_000
/** Paragraphs, including those in cells. */
export const MOST_PARAGRAPHS = 6_000
