// Renders the timeline: months, and a row per item, on as many pages as needed. Each page's drawing is a figure; its content is in the tables, too.

import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { PaperTimeline, PaperTimelineRow } from '../../../shared/outcome/model.ts'
import { type Doc, fittedLine, type Sheets, TYPES } from './paper.ts'
import { INK } from './setLines.ts'

const LABEL = 190
const HEAD = 22
const ROW = 24
const BAR = 9
const LABELS = { ...TYPES.small, size: 7.5, color: INK.text }
const TONES: Readonly<Record<PaperTimelineRow['tone'], { readonly fill: string; readonly dash: boolean }>> = {
  open: { fill: '#2f7d8c', dash: false },
  late: { fill: '#b4532a', dash: false },
  done: { fill: '#9fb3b9', dash: false },
  blocked: { fill: '#b4532a', dash: true },
}

/** A title and its first rows. */
export const TIMELINE_BEGIN = HEAD + ROW * 4

type Entry = { readonly type: 'title'; readonly words: string } | { readonly type: 'row'; readonly row: PaperTimelineRow }

export const drawTimeline = (sheets: Sheets, timeline: PaperTimeline): void => {
  const waiting: Entry[] = timeline.sections.flatMap(({ title, rows }): Entry[] => [
    { type: 'title', words: plainOf(title) },
    ...rows.map((row): Entry => ({ type: 'row', row })),
  ])
  sheets.need(TIMELINE_BEGIN)
  while (waiting.length > 0) {
    const room = Math.floor((sheets.bottom - sheets.y - HEAD) / ROW)
    const page = waiting.splice(0, Math.max(1, room))
    // A title is kept with its first row.
    if (waiting.length > 0 && page.length > 1 && page.at(-1)?.type === 'title') waiting.unshift(...page.splice(-1))
    drawPart(sheets, timeline, page)
    if (waiting.length > 0) sheets.turn()
  }
  drawSigns(sheets, timeline)
  sheets.y += 10
}

const [SIGN_ROW, SIGN] = [13, 20]
/** The legend: each sign with its words, side by side. */
const drawSigns = (sheets: Sheets, { legend }: PaperTimeline) => {
  const { doc, left, width } = sheets
  const set = legend.map(({ sign, words }) => ({ sign, line: fittedLine(sheets, plainOf(words), width - SIGN, LABELS) }))
  let [x, row] = [0, 0]
  const placed = set.map(({ sign, line }) => {
    const wide = SIGN + line.width + 14
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    const place = { sign, line, x: left + x, row }
    x += wide
    return place
  })
  const high = (row + 1) * SIGN_ROW
  sheets.need(high + 4)
  const top = sheets.y + 4
  const figure = sheets.child(sheets.root, 'Figure', {
    alt: legend.map(({ words }) => plainOf(words)).join(', '),
    bbox: [left, top, left + width, top + high],
  })
  sheets.mark(figure, () => {
    for (const { sign, line, x: from, row: at } of placed) {
      const middle = top + at * SIGN_ROW + SIGN_ROW / 2
      if (sign === 'milestone') drawDiamond(doc, from + 7, middle, TONES.open.fill)
      else if (sign === 'today')
        doc
          .lineWidth(1)
          .strokeColor(TODAY)
          .moveTo(from + 7, middle - 5)
          .lineTo(from + 7, middle + 5)
          .stroke()
      else drawBar(doc, { x: from, middle, width: 14 }, TONES[sign])
      sheets.draw(line, from + SIGN, middle + 3)
    }
  })
  sheets.y = top + high
}

const TODAY = '#a33b20'
const drawDiamond = (doc: Doc, x: number, middle: number, fill: string) =>
  doc
    .fillColor(fill)
    .polygon([x, middle - 5], [x + 5, middle], [x, middle + 5], [x - 5, middle])
    .fill()
interface BarPlace {
  readonly x: number
  readonly middle: number
  readonly width: number
}
const drawBar = (doc: Doc, { x, middle, width }: BarPlace, { fill, dash }: (typeof TONES)[PaperTimelineRow['tone']]) => {
  doc.rect(x, middle - BAR / 2, width, BAR)
  if (dash) doc.lineWidth(1).strokeColor(fill).dash(2, { space: 2 }).stroke().undash()
  else doc.fillColor(fill).fill()
}

const drawPart = (sheets: Sheets, timeline: PaperTimeline, entries: readonly Entry[]) => {
  const { doc, left, width } = sheets
  const top = sheets.y
  const high = HEAD + entries.length * ROW
  const x = left + LABEL
  const wide = width - LABEL
  const span = Math.max(1, timeline.to - timeline.from)
  const at = (day: number) => x + ((day - timeline.from) / span) * wide
  const codes = entries.flatMap((entry) => (entry.type === 'row' ? [entry.row.code] : []))
  const figure = sheets.child(sheets.root, 'Figure', {
    alt: `${plainOf(timeline.about)}: ${codes.join(', ')}`,
    bbox: [left, top, left + width, top + high],
  })
  sheets.mark(figure, () => {
    for (const [index, { at: day, label }] of timeline.ticks.entries()) {
      const from = at(day)
      doc
        .lineWidth(0.4)
        .strokeColor(INK.hair)
        .moveTo(from, top + HEAD - 4)
        .lineTo(from, top + high)
        .stroke()
      const next = timeline.ticks[index + 1]
      const room = (next ? at(next.at) : x + wide) - from - 3
      label.forEach((side, line) => {
        const [set] = sheets.set(side.lines, 400, { ...TYPES.small, size: 6.5 })
        const [first] = set?.lines ?? []
        if (first && first.width <= room) sheets.draw(first, from + 2, top + 7 + line * 8)
      })
    }
    if (timeline.today !== null) {
      const now = at(timeline.today)
      doc
        .lineWidth(1)
        .strokeColor(TODAY)
        .moveTo(now, top + HEAD - 6)
        .lineTo(now, top + high)
        .stroke()
    }
    entries.forEach((entry, index) => {
      const y = top + HEAD + index * ROW
      if (entry.type === 'title') {
        const line = fittedLine(sheets, entry.words, width, { ...LABELS, bold: true })
        sheets.draw(line, left, y + 16)
        return
      }
      const { row } = entry
      sheets.draw(fittedLine(sheets, row.code, 52, { ...LABELS, bold: true }), left, y + 10)
      row.title.slice(0, 2).forEach(({ lines }, line) => {
        const words = lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')
        sheets.draw(fittedLine(sheets, words, LABEL - 62, LABELS), left + 52, y + 10 + line * 9)
      })
      const middle = y + 11
      if (row.isMilestone) drawDiamond(doc, at(row.to), middle, TONES[row.tone].fill)
      else drawBar(doc, { x: at(row.from), middle, width: Math.max(2, at(row.to) - at(row.from)) }, TONES[row.tone])
    })
  })
  sheets.y = top + high
}
