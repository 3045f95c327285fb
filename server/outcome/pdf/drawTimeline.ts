// Renders the timeline: months, and a row per item, on as many pages as needed. Each page's drawing is a figure; its content is in the tables, too.

import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { PaperTimeline, PaperTimelineRow } from '../../../shared/outcome/model.ts'
import { fittedLine, type Sheets, TYPES } from './paper.ts'
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
  sheets.y += 10
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
        .strokeColor('#a33b20')
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
      const { fill, dash } = TONES[row.tone]
      const middle = y + 11
      if (row.isMilestone) {
        const day = at(row.to)
        doc
          .fillColor(fill)
          .polygon([day, middle - 5], [day + 5, middle], [day, middle + 5], [day - 5, middle])
          .fill()
      } else {
        const from = at(row.from)
        const long = Math.max(2, at(row.to) - from)
        doc.rect(from, middle - BAR / 2, long, BAR)
        if (dash) doc.lineWidth(1).strokeColor(fill).dash(2, { space: 2 }).stroke().undash()
        else doc.fillColor(fill).fill()
      }
    })
  })
  sheets.y = top + high
}
