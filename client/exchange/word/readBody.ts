// Reads the parts of a Word document into blocks. With tracked changes accepted, insertions are part of the text and deletions are only listed
// (otherwise the reverse); comments are listed; what a text cannot represent is counted.
import { DEEPEST_CLAUSE } from '../../../shared/editor/clauses.ts'
import { MOST_PARAGRAPHS } from '../bounds.ts'
import { commentsIn, kindIn, marked, wordNotes } from './beside.ts'
import { createContentsReader } from './contents.ts'
import {
  type DocxRun,
  LOSSES,
  type Loss,
  levelOf,
  type TrackedReading,
  type WordBlock,
  type WordDocument,
  type WordParagraph,
  type WordShape,
} from './model.ts'
import { createNumbering, type NumberedParagraph } from './numbering.ts'
import type { WordParts } from './parts.ts'
import { createRunReader, emptyReading, type Relationships } from './readRuns.ts'
import { readWordTable } from './readTable.ts'
import { trimmed } from './runs.ts'
import { readStyles, type StyleSheet } from './styles.ts'
import { createTracked } from './tracked.ts'
import { childOf, elementsIn, findAll, type Xml, xmlWords } from './xml.ts'

export const readBody = (parts: WordParts, how: TrackedReading): WordDocument => {
  const styles = readStyles(parts.styles)
  const numberOf = createNumbering(parts.numbering)
  const tracked = createTracked(how)
  const losses: Record<Loss, number> = Object.fromEntries(LOSSES.map((loss) => [loss, 0])) as Record<Loss, number>
  const references: string[] = []
  let paragraphs = 0

  const { notes, noteOf } = createNotes(parts, losses, (note, links) =>
    // A table in a note becomes its paragraphs.
    findAll(note, 'w:p').flatMap((paragraph) => readParagraph(paragraph, links, true).filter((block) => block.type === 'paragraph')),
  )
  const contents = createContentsReader()
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
    // Asked of every paragraph, so that the end of the field is seen wherever it stands.
    const isInContents = contents.holds(paragraph)
    if (meaning === 'contents' || isInContents) {
      losses.contents += 1
      return boxes
    }
    references.push(...met.references)
    const runs = trimmed(met.runs)
    if (runs.length === 0) return boxes
    const level = inNote ? null : styles.continuesAt(properties)
    return [shaped(runs, { meaning, heading, numbered, level, own: styles.numberedByRuta(properties), inNote }, losses), ...boxes]
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
          const table = readWordTable(part, { readCell: (cell) => readBlocks(cell, links), tracked, losses })
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

  const body = childOf(parts.document, 'w:body')
  if (!body) throw new Error('unreadable')
  const { cover, text } = marked(body)
  const all = [
    ...readBlocks(cover, parts.relationships).filter((block) => block.type === 'paragraph' && block.shape.as === 'title'),
    ...readBlocks(text, parts.relationships),
  ]
  losses.margins = parts.margins.filter((margin) => findAll(margin, 'w:t').map(xmlWords).join('').trim() !== '').length
  const title = elementsIn(parts.properties ?? undefined).find(({ name }) => /(^|:)title$/.test(name))
  return {
    title: title ? xmlWords(title).trim() : '',
    kind: kindIn(cover),
    isOfRuta: cover.children.length > 0,
    blocks: all,
    notes,
    changes: tracked.changes,
    comments: commentsIn(parts.comments, about),
    references,
    losses,
  }
}

/** The notes to which the text refers, each read once. */
const createNotes = (
  parts: WordParts,
  losses: Record<Loss, number>,
  read: (note: Xml, links: Relationships) => readonly WordParagraph[],
) => {
  const words = { footnotes: wordNotes(parts.footnotes, 'w:footnote'), endnotes: wordNotes(parts.endnotes, 'w:endnote') }
  const notes = new Map<string, readonly WordParagraph[]>()
  /** Null if there is no such note. */
  const noteOf = (part: Xml): string | null => {
    const kind = part.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const id = part.attributes['w:id'] ?? ''
    const note = words[kind].get(id)
    if (!note) return null
    const name = `${kind}-${id}`
    if (!notes.has(name)) {
      if (kind === 'endnotes') losses.endnotes += 1
      notes.set(name, read(note, parts.noteRelationships[kind]))
    }
    return name
  }
  return { notes, noteOf }
}

interface ParagraphKind {
  readonly meaning: ReturnType<StyleSheet['meaningOf']>
  readonly heading: ReturnType<StyleSheet['headingOf']>
  readonly numbered: NumberedParagraph | null
  /** Of the entry of a list that it continues. */
  readonly level: number | null
  /** Ruta exports its numbers as text. */
  readonly own: ReturnType<StyleSheet['numberedByRuta']>
  readonly inNote: boolean
}
/** A paragraph with words, by what its style and its number make of it. */
const shaped = (runs: readonly DocxRun[], kind: ParagraphKind, losses: Record<Loss, number>): WordParagraph => {
  const { meaning, heading, numbered, level, own, inNote } = kind
  const as = (shape: WordShape, words = runs): WordParagraph => ({ type: 'paragraph', shape, isQuoted: meaning === 'quote', runs: words })
  if (meaning === 'title' && !inNote) return as({ as: 'title' })
  if (heading !== null) {
    // Numbers of headings become text, because people refer to sections by them.
    const marker = numbered && !numbered.isBullet ? `${numbered.marker} ` : ''
    const [first] = runs
    if (marker.trim() === '') return as({ as: 'heading', level: heading })
    losses.headingNumbers += 1
    const number = first && { ...first, text: marker, bold: false, italic: false, note: null, href: null }
    return as({ as: 'heading', level: heading }, number ? [number, ...runs] : runs)
  }
  if (numbered) {
    const shape = shapeOf(numbered)
    if (shape.as === 'entry' && shape.number !== null && !/\d/.test(shape.marker)) losses.listLetters += 1
    return as(shape)
  }
  if (level !== null) return as({ as: 'continued', level })
  return as(own === null ? { as: 'plain' } : { as: 'numbered', depth: own })
}

/** Without a previous list item there is nothing to continue. */
const continued = (block: WordBlock, before: number | null): WordBlock =>
  block.type === 'table' || block.shape.as !== 'continued'
    ? block
    : { ...block, shape: before === null ? { as: 'plain' } : { as: 'continued', level: block.shape.level || before } }
const shapeOf = (numbered: NumberedParagraph): WordShape =>
  numbered.depth !== null
    ? { as: 'clause', depth: Math.min(DEEPEST_CLAUSE, numbered.depth), number: numbered.count }
    : {
        as: 'entry',
        level: numbered.level,
        list: numbered.list,
        marker: numbered.marker,
        number: numbered.isBullet ? null : numbered.count,
      }
