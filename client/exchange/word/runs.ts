// Joins the runs of a paragraph: Word splits text into many runs of the same format.
import type { DocxRun } from './model.ts'

/** Trims the paragraph and joins neighbouring runs of the same format. */
export const trimmed = (runs: readonly DocxRun[]): readonly DocxRun[] => {
  const joined: DocxRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.note === null && run.note === null && LOOKS.every((look) => last[look] === run[look]))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  const isBlank = (run: DocxRun | undefined) => run !== undefined && run.note === null && run.text.trim() === ''
  while (isBlank(joined[0])) joined.shift()
  while (isBlank(joined.at(-1))) joined.pop()
  return joined.map((run, at) => {
    const start = at === 0 ? run.text.trimStart() : run.text
    return { ...run, text: at === joined.length - 1 ? start.trimEnd() : start }
  })
}
const LOOKS = ['bold', 'italic', 'underline', 'strike', 'href', 'language', 'isRaised'] as const

/** Word's symbol characters. */
const SYMBOLS: Readonly<Record<string, string>> = { F0B7: '•', F0A7: '▪', F0FE: '☒', F0A8: '☐', F06F: '☐', F0FC: '✓', F0E0: '→', F0B0: '°' }
export const symbolOf = (code: string): string => {
  const own = SYMBOLS[code.toUpperCase()]
  if (own) return own
  const letter = Number.parseInt(code, 16)
  return letter >= 0x20 && letter < 0xd800 ? String.fromCharCode(letter) : '□'
}

/** Whether a field refers to another place in the document. */
export const isCrossReference = (instruction: string): boolean => /^\s*(?:(?:REF|PAGEREF|NOTEREF)\b|HYPERLINK\s+\\l\b)/i.test(instruction)

/** The link in the instruction of a field. */
export const linkIn = (instruction: string): string | null => /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1] ?? null
