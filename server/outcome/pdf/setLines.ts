// Line breaking, greedy and without hyphenation.
import type { LineStyle, PaperLine, PaperRun } from '../../../shared/outcome/model.ts'
import type { Face, Fonts } from './fonts.ts'

export interface Ink {
  readonly font: string
  readonly size: number
  readonly color: string
  readonly rise: number
  readonly underline: boolean
  readonly strike: boolean
}
export interface PdfStretch {
  readonly ink: Ink
  text: string
  width: number
}
export interface SetLine {
  readonly stretches: readonly PdfStretch[]
  readonly width: number
}
/** A paragraph in lines. */
export interface SetParagraph {
  readonly lines: readonly SetLine[]
  readonly leading: number
  /** Space above its first line. */
  readonly before: number
  readonly indent: number
  /** Where its marker begins. */
  readonly markerAt: number
  readonly marker: PdfStretch | null
  readonly isEntry: boolean
  /** On the page of the words below it. */
  readonly isTitle: boolean
}

export interface PdfType {
  readonly family: Face['family']
  readonly size: number
  readonly leading: number
  readonly color: string
  readonly bold?: boolean
}
export const INK = { text: '#1b2a33', soft: '#4a5a63', hair: '#c5ced3', rule: '#8d9aa2', brand: '#0b5563' } as const
const STEP = 14
/** Between a marker and its words. */
const GAP = 5

const STYLES: Readonly<Record<LineStyle, (type: PdfType) => PdfType>> = {
  plain: (type) => type,
  strong: (type) => ({ ...type, bold: true }),
  heading: (type) => ({ ...type, bold: true, family: 'sans' }),
  soft: (type) => ({ ...type, family: 'sans', size: Math.min(type.size, 9), leading: 12, color: INK.soft }),
  quote: (type) => type,
}

export const setParagraphs = (
  fonts: Fonts,
  lines: readonly PaperLine[],
  width: number,
  type: PdfType,
  gap = 4,
): readonly SetParagraph[] => {
  const entries = lines.filter(({ marker = '' }) => marker !== '')
  // Markers of two or three digits keep their distance from the words.
  const room = Math.max(
    STEP,
    ...entries.map((line) => stretchOf(fonts, line.marker ?? '', STYLES[line.style ?? 'plain'](type)).width + GAP),
  )
  return lines.map((line, at): SetParagraph => {
    const own = STYLES[line.style ?? 'plain'](type)
    const isEntry = (line.marker ?? '') !== ''
    const indent = (line.depth ?? 0) * STEP + (isEntry || line.continues || (line.depth ?? 0) > 0 ? room : 0)
    const quote = line.style === 'quote'
    return {
      lines: broken(fonts, line.runs, width - indent, quote ? { ...own, color: INK.soft } : own),
      leading: own.leading,
      before: at === 0 ? 0 : isEntry || line.style === 'soft' ? 2 : gap,
      indent,
      markerAt: indent - room,
      marker: isEntry ? stretchOf(fonts, line.marker ?? '', own) : null,
      isEntry,
      isTitle: line.style === 'strong' || line.style === 'heading',
    }
  })
}

export const stretchOf = (fonts: Fonts, text: string, type: PdfType): PdfStretch => {
  const [piece = { font: 'sans-latin', text: '' }] = fonts.split(text, faceOf(type, {}))
  return { ink: inkOf(piece.font, type, {}), text: piece.text, width: fonts.width(piece, type.size) }
}

const faceOf = (type: PdfType, run: Omit<PaperRun, 'text'>): Face => ({
  family: type.family,
  bold: type.bold === true || run.bold === true,
  italic: run.italic === true,
})
const inkOf = (font: string, type: PdfType, run: Omit<PaperRun, 'text'>): Ink => ({
  font,
  size: run.note === undefined ? type.size : type.size * 0.68,
  color: type.color,
  rise: run.note === undefined ? 0 : type.size * 0.32,
  underline: run.underline === true || run.href !== undefined,
  strike: run.strike === true,
})

interface Word {
  readonly stretches: PdfStretch[]
  width: number
  /** Width of the preceding space. */
  blank: PdfStretch | null
}

const broken = (fonts: Fonts, runs: readonly PaperRun[], width: number, type: PdfType): readonly SetLine[] => {
  const lines: SetLine[] = []
  let line: PdfStretch[] = []
  let used = 0
  const endLine = () => {
    lines.push({ stretches: joined(line), width: used })
    line = []
    used = 0
  }
  let word: Word = { stretches: [], width: 0, blank: null }
  const put = () => {
    if (word.stretches.length === 0) return
    const blank = used > 0 && word.blank ? word.blank.width : 0
    if (used > 0 && used + blank + word.width > width) {
      // Copying and screen readers need two separate words.
      const last = line.at(-1)
      if (last && word.blank) line[line.length - 1] = { ...last, text: `${last.text} ` }
      endLine()
    }
    if (word.width > width) {
      for (const piece of cut(fonts, word, width)) {
        if (used > 0 && used + piece.width > width) endLine()
        line.push(piece)
        used += piece.width
      }
    } else {
      if (used > 0 && word.blank) {
        line.push(word.blank)
        used += word.blank.width
      }
      line.push(...word.stretches)
      used += word.width
    }
    word = { stretches: [], width: 0, blank: null }
  }
  for (const run of runs) {
    const text = run.note === undefined ? run.text : String(run.note)
    const face = faceOf(type, run)
    for (const token of text.match(/\n|[^\S\n\u00A0\u202F]+|[^\s]+|[\u00A0\u202F]+/gu) ?? []) {
      if (token === '\n') {
        put()
        endLine()
      } else if (token.trim() === '' && !/[\u00A0\u202F]/.test(token)) {
        put()
        const [piece] = fonts.split(' ', face)
        if (piece) word.blank = { ink: inkOf(piece.font, type, run), text: ' ', width: fonts.width(piece, type.size) }
      } else {
        for (const piece of fonts.split(token, face)) {
          const ink = inkOf(piece.font, type, run)
          const stretch = { ink, text: piece.text, width: fonts.width(piece, ink.size) }
          word.stretches.push(stretch)
          word.width += stretch.width
        }
      }
    }
  }
  put()
  if (line.length > 0 || lines.length === 0) endLine()
  return lines
}

/** Splits a word that is wider than the line into letters. */
const cut = (fonts: Fonts, word: Word, width: number): readonly PdfStretch[] =>
  word.stretches.flatMap(({ ink, text }) => {
    const pieces: PdfStretch[] = []
    for (const letter of text) {
      const wide = fonts.width({ font: ink.font, text: letter }, ink.size)
      const last = pieces.at(-1)
      if (last && last.width + wide <= width) {
        last.text += letter
        last.width += wide
      } else pieces.push({ ink, text: letter, width: wide })
    }
    return pieces
  })

/** Merges adjacent runs of the same format. */
const joined = (stretches: readonly PdfStretch[]): readonly PdfStretch[] => {
  const found: PdfStretch[] = []
  for (const stretch of stretches) {
    const last = found.at(-1)
    if (last && sameInk(last.ink, stretch.ink)) {
      last.text += stretch.text
      last.width += stretch.width
    } else found.push({ ...stretch })
  }
  return found
}
const sameInk = (a: Ink, b: Ink): boolean =>
  a.font === b.font && a.size === b.size && a.color === b.color && a.rise === b.rise && a.underline === b.underline && a.strike === b.strike
