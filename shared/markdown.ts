// Escapes text for Markdown. Pure.

import { isolate } from './isolate.ts'
import { printable } from './printable.ts'

/** Inline syntax, and at the beginning of a line that of headings, lists, quotations and rules. */
export const escapedMarkdown = (text: string): string =>
  isolate(printable(text))
    .replace(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([#+=-])/gm, (_all, space: string, sign: string) => `${space}\\${sign}`)
    .replace(/^(\s*\d+)([.)])/gm, (_all, count: string, sign: string) => `${count}\\${sign}`)
/** As one line. */
export const markdownLine = (text: string): string => escapedMarkdown(text.replace(/\s+/g, ' ').trim())
