// Escapes people's words for Markdown. Pure.

import { isolate } from './isolate.ts'

/** Inline signs, and at the beginning of a line what would make a heading, a list, a quotation or a rule of it. */
export const escaped = (text: string): string =>
  isolate(text)
    .replace(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([#+=-])/gm, (_all, space: string, sign: string) => `${space}\\${sign}`)
    .replace(/^(\s*\d+)([.)])/gm, (_all, count: string, sign: string) => `${count}\\${sign}`)
/** In one line. */
export const line = (text: string): string => escaped(text.replace(/\s+/g, ' ').trim())
