// Renders the timeline as SVG, for Word and HTML: the same drawing as in the PDF. Pure.
import { escapeXml } from './escapeXml.ts'
import { plainOf } from './languageWriter.ts'
import type { PaperTimeline, PaperTimelineRow } from './model.ts'
import { svgText, type WriteSvgWords } from './svgWords.ts'

const [WIDTH, LABEL, HEAD, ROW, BAR] = [1000, 380, 40, 34, 14]
const FILL: Readonly<Record<PaperTimelineRow['tone'], string>> = { open: '#2f7d8c', late: '#b4532a', done: '#9fb3b9', blocked: '#b4532a' }
const LETTERS = 46
/** Of titles in both languages, one below the other. */
const SMALL = 11.5
/** Maximum width of a letter of a month’s name. */
const LETTER = 6

/** Split into parts that fit pages; a group title at the end of a part moves to the next one. */
export const timelineParts = (timeline: PaperTimeline, first: number, others: number): readonly PaperTimeline[] => {
  const parts: { title: PaperTimeline['sections'][number]['title']; rows: PaperTimelineRow[] }[][] = [[]]
  let left = first
  for (const { title, rows } of timeline.sections) {
    let isOpen = false
    for (const row of rows) {
      const needed = isOpen ? 1 : 2
      if (left < needed) {
        parts.push([])
        left = others
        isOpen = false
      }
      const part = parts.at(-1)
      if (!isOpen) {
        part?.push({ title, rows: [] })
        left -= 1
        isOpen = true
      }
      part?.at(-1)?.rows.push(row)
      left -= 1
    }
  }
  // What the signs mean is said once.
  return parts.map((sections, at) => ({ ...timeline, sections, legend: at === 0 ? timeline.legend : [] }))
}

const diamond = (x: number, middle: number, fill: string) => `<path d="M${x} ${middle - 8}l8 8l-8 8l-8-8z" fill="${fill}"/>`
const bar = (x: number, middle: number, width: number, tone: PaperTimelineRow['tone']) =>
  `<rect x="${x}" y="${middle - BAR / 2}" width="${width}" height="${BAR}" ${tone === 'blocked' ? `fill="none" stroke="${FILL.blocked}" stroke-width="2" stroke-dasharray="4 3"` : `fill="${FILL[tone]}"`}/>`

const [SIGN_ROW, SIGN, SIGN_LETTER] = [26, 34, 6.6]
/** Beside each other, in as many lines as they need. */
const legendSigns = (legend: PaperTimeline['legend'], write: WriteSvgWords): { readonly svg: string; readonly height: number } => {
  let [x, line] = [0, 0]
  const drawn = legend.map(({ sign, words }) => {
    const said = plainOf(words)
    const wide = SIGN + said.length * SIGN_LETTER + 24
    if (x > 0 && x + wide > WIDTH) [x, line] = [0, line + 1]
    const middle = 16 + line * SIGN_ROW
    const mark =
      sign === 'milestone'
        ? diamond(x + 12, middle, FILL.open)
        : sign === 'today'
          ? `<path d="M${x + 12} ${middle - 9}v18" stroke="#a33b20" stroke-width="2"/>`
          : bar(x, middle, 24, sign)
    const svg = `${mark}${write({ x: x + SIGN, y: middle + 5, words: said, size: 13, bold: false })}`
    x += wide
    return svg
  })
  return { svg: drawn.join(''), height: legend.length === 0 ? 0 : (line + 1) * SIGN_ROW + 8 }
}

export const timelineSvg = (
  timeline: PaperTimeline,
  write: WriteSvgWords = svgText,
): { readonly svg: string; readonly width: number; readonly height: number } => {
  const text = (x: number, y: number, words: string, size: number, bold = false) => write({ x, y, words, size, bold })
  const lines = timeline.sections.flatMap(({ title, rows }) => [
    { title: plainOf(title), row: null },
    ...rows.map((row) => ({ title: '', row })),
  ])
  const signs = legendSigns(timeline.legend, write)
  const below = HEAD + lines.length * ROW + 6
  const height = below + signs.height
  const span = Math.max(1, timeline.to - timeline.from)
  const at = (day: number) => LABEL + ((day - timeline.from) / span) * (WIDTH - LABEL)
  const short = (words: string, most: number) => {
    const letters = [...words]
    return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : words
  }
  const ticks = timeline.ticks.map(({ at: day, label }, index) => {
    const room = at(timeline.ticks[index + 1]?.at ?? timeline.to) - at(day) - 4
    const words = label.map((side) => side.lines[0]?.runs[0]?.text ?? '').filter((name) => name.length * LETTER <= room)
    const names = words.map((name, line) => text(at(day) + 4, 14 + line * 12, name, 10)).join('')
    return `<path d="M${at(day)} ${HEAD - 8}V${below}" stroke="#c5ced3"/>${names}`
  })
  const rows = lines.map(({ title, row }, index) => {
    const y = HEAD + index * ROW
    if (!row) return text(0, y + 22, short(title, 90), 15, true)
    const middle = y + ROW / 2
    const mark = row.isMilestone
      ? diamond(at(row.to), middle, FILL[row.tone])
      : bar(at(row.from), middle, Math.max(3, at(row.to) - at(row.from)), row.tone)
    const titles = row.title.map((side) => short(plainOf([side]), LETTERS))
    const [first = '', second] = titles
    const named =
      second === undefined
        ? text(82, middle + 5, first, 13)
        : `${text(82, middle - 2, first, SMALL)}${text(82, middle + 11, second, SMALL)}`
    return `${text(0, middle + 5, row.code, 13, true)}${named}${mark}`
  })
  const today = timeline.today === null ? '' : `<path d="M${at(timeline.today)} ${HEAD - 10}V${below}" stroke="#a33b20" stroke-width="2"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeXml(plainOf(timeline.about))}" font-family="'Source Sans 3', sans-serif">${ticks.join('')}${rows.join('')}${today}<g transform="translate(0 ${below})">${signs.svg}</g></svg>`
  return { svg, width: WIDTH, height }
}
