// Fonts of a PDF: Source Sans and Serif, embedded as subsets. A character uses the first file of its face that contains it; a missing one is
// replaced by ¤ and reported.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontFile } from './fontFiles.ts'

export interface Face {
  readonly family: 'sans' | 'serif'
  readonly bold: boolean
  readonly italic: boolean
}
interface Piece {
  readonly font: string
  readonly text: string
}
interface Place {
  readonly x: number
  readonly baseline: number
  readonly size: number
}
export interface Fonts {
  /** Runs of text with one font file each. */
  split(text: string, face: Face): readonly Piece[]
  width(piece: Piece, size: number): number
  /** Draws it in the current color. */
  show(piece: Piece, place: Place): void
  /** It as the path of an SVG. */
  outline(piece: Piece, place: Place): string
  /** Characters in no file. */
  readonly unknown: ReadonlySet<string>
}

/** The parts of a pdfkit document that fonts need, including its private open font. */
export interface FontOwner {
  registerFont(name: string, source: Buffer): unknown
  font(name: string, size?: number): unknown
  text(text: string, x: number, y: number, options: object): unknown
  addContent(operators: string): unknown
  readonly page: { readonly fonts: Record<string, unknown> }
  readonly _font?: unknown
}
interface Parsed {
  readonly unitsPerEm: number
  hasGlyphForCodePoint(code: number): boolean
  layout(text: string): { readonly glyphs: readonly { readonly path: Outline }[]; readonly positions: readonly Position[] }
}
interface Outline {
  scale(x: number, y: number): Outline
  translate(x: number, y: number): Outline
  toSVG(): string
}
interface Opened {
  readonly id: string
  readonly font: Parsed
  /** Its object in the file. */
  ref(): unknown
  widthOfString(text: string, size: number): number
  encode(text: string): readonly [glyphs: readonly string[], positions: readonly Position[]]
}
interface Position {
  readonly xOffset: number
  readonly yOffset: number
  readonly xAdvance: number
  readonly advanceWidth: number
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
  const shown = new Map<string, string | null>()

  const open = (name: string, path: string): Opened | null => {
    const known = opened.get(name)
    if (known !== undefined) return known
    // Parsed anew for each document: an embedded Á decodes the glyph of A without its character, which a later document would lose.
    const source = fontFile(path)
    let font: Opened | null = null
    // Null: the family has no such subset, so the next one is used.
    if (source) {
      doc.registerFont(name, source)
      doc.font(name)
      font = doc._font as Opened
    }
    opened.set(name, font)
    return font
  }
  /** Glyphs of a word or of blanks, with their kerning. Null: some are moved, as accents that stand above a letter. */
  const glyphsOf = (font: Opened, word: string): string | null => {
    const key = `${font.id} ${word}`
    const known = shown.get(key)
    if (known !== undefined) return known
    const made = glyphsIn(font.encode(word))
    shown.set(key, made)
    return made
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
      const width = opened.get(font)?.widthOfString(text, 1000) ?? 0
      widths.set(key, width / 1000)
      return (width / 1000) * size
    },
    outline({ font: name, text }, { x, baseline, size }) {
      const font = opened.get(name)?.font
      if (!font || text === '') return ''
      const scale = size / font.unitsPerEm
      const { glyphs, positions } = font.layout(text)
      let left = x
      const outlines = glyphs.map(({ path }, at) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
        const placed = path.scale(scale, -scale).translate(left + xOffset * scale, baseline - yOffset * scale)
        left += xAdvance * scale
        return placed.toSVG().replace(NUMBER, (number) => String(Math.round(Number(number) * 10) / 10))
      })
      return outlines.join('')
    },
    show({ font: name, text }, { x, baseline, size }) {
      const font = opened.get(name)
      if (!font || text === '') return
      const words = text.match(WORDS)?.map((word) => glyphsOf(font, word)) ?? []
      if (words.includes(null)) {
        doc.font(name, size)
        doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
        return
      }
      doc.page.fonts[font.id] ??= font.ref()
      // The page counts from its top: without the minus the letters would be upside down.
      doc.addContent(`BT\n1 0 0 -1 ${rounded(x)} ${rounded(baseline)} Tm\n/${font.id} ${rounded(size)} Tf\n[${words.join('')}] TJ\nET`)
    },
  }
}

const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/
const keyOf = ({ family, bold, italic }: Face): string => `${family}${bold ? '-bold' : ''}${italic ? '-italic' : ''}`
/** The face of a font by its name. */
export const faceOfFont = (name: string) => ({
  serif: name.startsWith('serif'),
  bold: name.includes('-bold'),
  italic: name.includes('-italic'),
})
const pathOf = ({ family, bold, italic }: Face, subset: string): string =>
  join(folderOf(family), `${NAMES[family]}-${subset}-${bold ? 600 : 400}-${italic ? 'italic' : 'normal'}.woff`)
const WORDS = /[ \t]+|[^ \t]+/g
const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

const glyphsIn = ([glyphs, positions]: ReturnType<Opened['encode']>): string | null => {
  let text = ''
  let open = false
  for (const [at, { xOffset, yOffset, xAdvance, advanceWidth }] of positions.entries()) {
    if (xOffset || yOffset) return null
    text += `${open ? '' : '<'}${glyphs[at] ?? ''}`
    const back = rounded(advanceWidth - xAdvance)
    open = back === 0
    if (!open) text += `>${back}`
  }
  return open ? `${text}>` : text
}
