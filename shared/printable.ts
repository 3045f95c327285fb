// Text as files may hold it: control characters (NUL, vertical tab, escape, those of C1) end cells, break XML, and hide what follows from programs that
// look at the first character. Tabs and line ends stay. Pure.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/

export const hasControls = (text: string): boolean => CONTROL.test(text)

/** With a blank in place of each, so that the text stays as long. */
export const blanked = (text: string): string => text.replace(CONTROLS, ' ')
/** Also without lone surrogates. */
export const withoutControls = (text: string): string => (hasControls(text) ? text.replace(CONTROLS, '') : text).toWellFormed()

/** The same, with one sign for the end of a line. */
export const printable = (text: string): string => withoutControls(text).replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
