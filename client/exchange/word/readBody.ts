// Reads the parts of a Word document into blocks. With tracked changes accepted, insertions are part of the text and deletions are only listed
// (otherwise the reverse); comments are listed; what a text cannot represent is counted.
import { DEEPEST_CLAUSE } from '../../../shared/editor/clauses.ts'
import { MOST_PARAGRAPHS } from '../bounds.ts'
import { commentsIn, marked, notesIn } from './beside.ts'
import { type GridCell, gridOf } from './grid.ts'
import {
  type Changes,
  LOSSES,
  type Loss,
  levelOf,
  type Shape,
  type WordBlock,
  type WordDocument,
  type WordParagraph,
  type WordTable,
  wordsOf,
} from './model.ts'
import { createNumbering, type Numbered } from './numbering.ts'
import type { Parts } from './parts.ts'
import { createRunReader, emptyReading, type Relationships } from './readRuns.ts'
import { trimmed } from './runs.ts'
import { readStyles } from './styles.ts'
import { changeOf, createTracked } from './tracked.ts'
import { childOf, elementsIn, findAll, flat, isOn, settingIn, wordsIn, type Xml } from './xml.ts'

export const readBody = (parts: Parts, how: Changes): WordDocument => {
  const styles = readStyles(parts.styles)
  const numberOf = createNumbering(parts.numbering)
  const tracked = createTracked(how)
  const losses: Record<Loss, number> = Object.fromEntries(LOSSES.map((loss) => [loss, 0])) as Record<Loss, number>
  const notes = new Map<string, readonly WordParagraph[]>()
  const noteWords = { footnotes: notesIn(parts.footnotes, 'w:footnote'), endnotes: notesIn(parts.endnotes, 'w:endnote') }
  let paragraphs = 0

  const noteOf = (part: Xml): string | null => {
    const kind = part.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const id = part.attributes['w:id'] ?? ''
    const note = noteWords[kind].get(id)
    if (!note) return null
    const name = `${kind}-${id}`
    if (!notes.has(name)) {
      if (kind === 'endnotes') losses.endnotes += 1
      notes.set(
        name,
        // A table in a note becomes its paragraphs.
        findAll(note, 'w:p').flatMap((paragraph) =>
          readParagraph(paragraph, parts.noteRelationships[kind], true).filter((block) => block.type === 'paragraph'),
        ),
      )
    }
    return name
  }
  const { readInline, about } = createRunReader({ styles, tracked, losses, noteOf })

  const readParagraph = (paragraph: Xml, links: Relationships, inNote = false): readonly WordBlock[] => {
    paragraphs += 1
    if (paragraphs > MOST_PARAGRAPHS) throw new Error('too-long-text')
    const properties = childOf(paragraph, 'w:pPr')
    const met = emptyReading(links, properties, inNote)
    const meaning = styles.meaningOf(properties)
    const numbered = inNote ? null : numberOf(styles.numberingOf(properties))
    const heading = styles.headingOf(properties)
    tracked.begin()
    readInline(paragraph, met, null)
    const boxes = met.boxes.flatMap((box) => readBlocks(box, links))
    if (meaning === 'contents') {
      losses.contents += 1
      return boxes
    }
    const runs = trimmed(met.runs)
    const empty: WordParagraph = { type: 'paragraph', shape: { as: 'plain' }, isQuoted: meaning === 'quote', runs }
    if (runs.length === 0) return boxes
    if (meaning === 'title' && !inNote) return [{ ...empty, shape: { as: 'title' } }, ...boxes]
    if (heading !== null) {
      // Numbers of headings become text, because people refer to sections by them.
      const marker = numbered && !numbered.isBullet ? `${numbered.marker} ` : ''
      if (marker.trim() !== '') losses.headingNumbers += 1
      const [first] = runs
      const own =
        first && marker.trim() !== '' ? [{ ...first, text: marker, bold: false, italic: false, note: null, href: null }, ...runs] : runs
      return [{ ...empty, shape: { as: 'heading', level: heading }, runs: own }, ...boxes]
    }
    if (numbered) {
      const shape = shapeOf(numbered)
      if (shape.as === 'entry' && shape.number !== null && !/\d/.test(shape.marker)) losses.listLetters += 1
      return [{ ...empty, shape }, ...boxes]
    }
    const level = inNote ? null : styles.continuesAt(properties)
    if (level !== null) return [{ ...empty, shape: { as: 'continued', level } }, ...boxes]
    // Ruta exports its numbers as text.
    const own = styles.numberedByRuta(properties)
    return [own !== null ? { ...empty, shape: { as: 'numbered', depth: own }, runs } : empty, ...boxes]
  }
  const readBlocks = (parent: Xml, links: Relationships): readonly WordBlock[] => {
    const blocks: WordBlock[] = []
    /** Its paragraph mark was deleted, so the next paragraph continues it. */
    let joined = false
    for (const part of elementsIn(parent)) {
      switch (part.name) {
        case 'w:p': {
          const mark = childOf(childOf(part, 'w:pPr'), 'w:rPr')
          const last = blocks.at(-1)
          const read = readParagraph(part, links).map((block) => continued(block, levelOf(last)))
          const [first, ...rest] = read
          if (joined && last?.type === 'paragraph' && first?.type === 'paragraph') {
            blocks[blocks.length - 1] = { ...last, runs: [...last.runs, ...first.runs] }
            blocks.push(...rest)
          } else blocks.push(...read)
          const [inserted, deleted] = [childOf(mark, 'w:ins'), childOf(mark, 'w:del')]
          joined = (inserted !== undefined && !tracked.counts('inserted')) || (deleted !== undefined && !tracked.counts('deleted'))
          if (read.length === 0) joined = false
          break
        }
        case 'w:tbl': {
          const table = readTable(part, links)
          if (table.rows.length > 0) blocks.push(table)
          break
        }
        case 'w:sdt': {
          const gallery = findAll(childOf(part, 'w:sdtPr') ?? part, 'w:docPartGallery').some(({ attributes }) =>
            /table of contents/i.test(attributes['w:val'] ?? ''),
          )
          if (gallery) losses.contents += 1
          else blocks.push(...readBlocks(childOf(part, 'w:sdtContent') ?? part, links))
          break
        }
        case 'w:ins':
        case 'w:del':
        case 'w:moveTo':
        case 'w:moveFrom':
        case 'w:customXml':
        case 'w:smartTag':
          blocks.push(...readBlocks(part, links))
          break
        case 'mc:AlternateContent':
          blocks.push(...readBlocks(childOf(part, 'mc:Choice') ?? childOf(part, 'mc:Fallback') ?? part, links))
          break
        case 'w:altChunk':
          losses.objects += 1
          break
        case 'w:commentRangeStart':
        case 'w:commentRangeEnd':
          readInline({ ...parent, children: [part] }, emptyReading(links), null)
          break
      }
    }
    return blocks
  }

  const readTable = (table: Xml, links: Relationships): WordTable => {
    const rows: GridCell[][] = []
    let isHeaded = false
    for (const row of flat(table, 'w:tr')) {
      const properties = childOf(row, 'w:trPr')
      const [inserted, deleted] = [childOf(properties, 'w:ins'), childOf(properties, 'w:del')]
      const change = inserted ? changeOf('inserted', inserted) : deleted ? changeOf('deleted', deleted) : null
      if (rows.length === 0 && isOn(properties, 'w:tblHeader') === true) isHeaded = true
      let at = Number(settingIn(properties, 'w:gridBefore') ?? 0) || 0
      const cells = flat(row, 'w:tc').map((cell) => {
        const own = childOf(cell, 'w:tcPr')
        const wide = Math.max(1, Math.min(64, Number(settingIn(own, 'w:gridSpan') ?? 1) || 1))
        const merge = childOf(own, 'w:vMerge')
        const blocks = readBlocks(cell, links)
        if (wide > 1 || (merge && merge.attributes['w:val'] === 'restart')) losses.merged += 1
        losses.nested += blocks.filter(({ type }) => type === 'table').length
        const read = { wide, blocks, goesOn: merge !== undefined && merge.attributes['w:val'] !== 'restart', at }
        at += wide
        return read
      })
      if (change && !tracked.counts(change.type)) tracked.record(change, wordsOf(cells.flatMap(({ blocks }) => blocks)))
      else rows.push(cells)
    }
    return { type: 'table', isHeaded, rows: gridOf(rows) }
  }

  const body = childOf(parts.document, 'w:body')
  if (!body) throw new Error('unreadable')
  const { cover, text } = marked(body)
  const all = [
    ...readBlocks(cover, parts.relationships).filter((block) => block.type === 'paragraph' && block.shape.as === 'title'),
    ...readBlocks(text, parts.relationships),
  ]
  losses.margins = parts.margins.filter((margin) => findAll(margin, 'w:t').map(wordsIn).join('').trim() !== '').length
  const title = elementsIn(parts.properties ?? undefined).find(({ name }) => /(^|:)title$/.test(name))
  return {
    title: title ? wordsIn(title).trim() : '',
    isOfRuta: cover.children.length > 0,
    blocks: all,
    notes,
    changes: tracked.changes,
    comments: commentsIn(parts.comments, about),
    losses,
  }
}

/** Without a previous list item there is nothing to continue. */
const continued = (block: WordBlock, before: number | null): WordBlock =>
  block.type === 'table' || block.shape.as !== 'continued'
    ? block
    : { ...block, shape: before === null ? { as: 'plain' } : { as: 'continued', level: block.shape.level || before } }
const shapeOf = (numbered: Numbered): Shape =>
  numbered.isLegal && !numbered.isBullet
    ? { as: 'clause', depth: Math.min(DEEPEST_CLAUSE, numbered.level), number: numbered.count }
    : {
        as: 'entry',
        level: numbered.level,
        list: numbered.list,
        marker: numbered.marker,
        number: numbered.isBullet ? null : numbered.count,
      }
