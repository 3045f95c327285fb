// Fonts of a PDF: Source Sans and Serif, embedded as subsets. A character uses the first file of its face that contains it; a missing one is
// replaced by ¤ and reported.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Face {
  readonly family: 'sans' | 'serif'
  readonly bold: boolean
  readonly italic: boolean
}
interface Piece {
  readonly font: string
  readonly text: string
}
export interface Fonts {
  /** Runs of text with one font file each. */
  split(text: string, face: Face): readonly Piece[]
  width(piece: Piece, size: number): number
  /** Characters in no file. */
  readonly unknown: ReadonlySet<string>
}

/** The parts of a pdfkit document that fonts need, including its private open font. */
export interface FontOwner {
  registerFont(name: string, path: string): unknown
  font(name: string): unknown
  readonly _font?: unknown
}
interface Opened {
  readonly font: { hasGlyphForCodePoint(code: number): boolean }
  widthOfString(text: string, size: number, options: object): number
}

const PACKAGES = {
  sans: () => import.meta.resolve('@fontsource/source-sans-3/package.json'),
  serif: () => import.meta.resolve('@fontsource/source-serif-4/package.json'),
} as const
const NAMES = { sans: 'source-sans-3', serif: 'source-serif-4' } as const
/** In order of preference. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'cyrillic-ext', 'greek-ext'] as const
/** For a missing letter. */
const BOX = '\u00A4'
/** Substitutes for missing characters. */
const LIKE: Readonly<Record<string, string>> = { '\u202F': '\u00A0', '\u2010': '-', '\u2011': '-', '\u2192': '->' }

const folders = new Map<string, string>()
const folderOf = (family: Face['family']): string => {
  const known = folders.get(family) ?? join(dirname(fileURLToPath(PACKAGES[family]())), 'files')
  folders.set(family, known)
  return known
}

export const createFonts = (doc: FontOwner): Fonts => {
  const opened = new Map<string, Opened | null>()
  const unknown = new Set<string>()
  const chosen = new Map<string, Map<string, string | null>>()
  const widths = new Map<string, number>()

  const open = (name: string, path: string): Opened | null => {
    const known = opened.get(name)
    if (known !== undefined) return known
    let font: Opened | null = null
    try {
      doc.registerFont(name, path)
      doc.font(name)
      font = doc._font as Opened
    } catch (error) {
      // The family has no such subset: the next one is used.
      if (!isMissing(error)) throw error
    }
    opened.set(name, font)
    return font
  }
  const fontOf = (letter: string, face: Face): string | null => {
    const key = keyOf(face)
    const known = chosen.get(key) ?? new Map<string, string | null>()
    chosen.set(key, known)
    const before = known.get(letter)
    if (before !== undefined) return before
    const code = letter.codePointAt(0) ?? 0
    const found = SUBSETS.find((subset) => open(`${key}-${subset}`, pathOf(face, subset))?.font.hasGlyphForCodePoint(code))
    const name = found ? `${key}-${found}` : null
    known.set(letter, name)
    return name
  }
  return {
    unknown,
    split(given, face) {
      const text = given.replace(/[\u202F\u2010\u2011\u2192]/g, (letter) => LIKE[letter] ?? letter)
      const pieces: { font: string; text: string }[] = []
      for (const letter of text) {
        // Bidi controls, which are invisible.
        if (UNSEEN.test(letter)) continue
        let font = fontOf(letter, face)
        let shown = letter
        if (font === null) {
          unknown.add(letter)
          shown = BOX
          font = fontOf(BOX, face) ?? `${keyOf(face)}-latin`
        }
        const last = pieces.at(-1)
        if (last?.font === font) last.text += shown
        else pieces.push({ font, text: shown })
      }
      return pieces
    },
    width({ font, text }, size) {
      const key = `${font} ${text}`
      const known = widths.get(key)
      if (known !== undefined) return known * size
      const width = opened.get(font)?.widthOfString(text, 1000, {}) ?? 0
      widths.set(key, width / 1000)
      return (width / 1000) * size
    },
  }
}

const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/
const keyOf = ({ family, bold, italic }: Face): string => `${family}${bold ? '-bold' : ''}${italic ? '-italic' : ''}`
const pathOf = ({ family, bold, italic }: Face, subset: string): string =>
  join(folderOf(family), `${NAMES[family]}-${subset}-${bold ? 600 : 400}-${italic ? 'italic' : 'normal'}.woff`)
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
