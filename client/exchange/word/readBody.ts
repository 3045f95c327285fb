// Reads the parts of a Word document into blocks. With tracked changes accepted, insertions are part of the text and deletions are only listed
// (otherwise the reverse); comments are listed; what a text cannot represent is counted.
import type { Language } from '../../../shared/bilingual.ts'
import { DEEPEST_CLAUSE } from '../../../shared/editor/clauses.ts'
import { isHref } from '../../../shared/editor/richText.ts'
import { MOST_PARAGRAPHS } from '../bounds.ts'
import { commentsIn, marked, notesIn } from './beside.ts'
import { type GridCell, gridOf } from './grid.ts'
import {
  type Changes,
  LOSSES,
  type Loss,
  type Shape,
  type TrackedChange,
  type WordBlock,
  type WordDocument,
  type WordParagraph,
  type WordRun,
  type WordTable,
  wordsOf,
} from './model.ts'
import { createNumbering } from './numbering.ts'
import type { Parts, Relationship } from './parts.ts'
import { linkIn, symbolOf, trimmed } from './runs.ts'
import { readStyles } from './styles.ts'
import { childOf, childrenOf, elementsIn, findAll, flat, isOn, isPicture, settingIn, wordsIn, type Xml } from './xml.ts'

type Relationships = ReadonlyMap<string, Relationship>
type Look = Pick<WordRun, 'bold' | 'italic' | 'underline' | 'strike' | 'language' | 'isRaised'>
/** Where the runs being read are collected, and their context. */
interface Reading {
  readonly runs: WordRun[]
  readonly links: Relationships
  readonly paragraph: Xml | undefined
  href: string | null
  /** A field's instruction, and whether its result is being read. */
  readonly fields: { instruction: string; isShown: boolean; before: string | null }[]
  /** The words of a text box are placed after the paragraph that it is anchored to. */
  readonly boxes: Xml[]
  readonly inNote: boolean
}
type Change = Pick<TrackedChange, 'type' | 'author' | 'at'>

export const readBody = (parts: Parts, how: Changes): WordDocument => {
  const styles = readStyles(parts.styles)
  const numberOf = createNumbering(parts.numbering)
  const losses: Record<Loss, number> = Object.fromEntries(LOSSES.map((loss) => [loss, 0])) as Record<Loss, number>
  const changes: TrackedChange[] = []
  const notes = new Map<string, readonly WordParagraph[]>()
  const about = new Map<string, string>()
  const open = new Set<string>()
  const inLanguage = (code: string | undefined): Language | null =>
    /^es\b/i.test(code ?? '') ? 'es' : /^en\b/i.test(code ?? '') ? 'en' : null
  const noteWords = { footnotes: notesIn(parts.footnotes, 'w:footnote'), endnotes: notesIn(parts.endnotes, 'w:endnote') }
  let paragraphs = 0
  let lastChange: TrackedChange | null = null

  const tell = (change: Change, text: string) => {
    if (text === '') return
    const isSame = lastChange?.type === change.type && lastChange.author === change.author && lastChange.at === change.at
    const now: TrackedChange = { ...change, text: isSame ? `${lastChange?.text}${text}` : text }
    if (isSame) changes[changes.length - 1] = now
    else changes.push(now)
    lastChange = now
  }
  const changeOf = (type: TrackedChange['type'], { attributes }: Xml): Change => ({
    type,
    author: (attributes['w:author'] ?? '').slice(0, 200),
    at: attributes['w:date'] ?? '',
  })
  /** Whether inserted or deleted words are part of the text. */
  const counts = (type: TrackedChange['type']) => (type === 'inserted') === (how === 'accepted')

  const lookOf = (properties: Xml | undefined, reading: Reading): Look => {
    const style = settingIn(properties, 'w:rStyle')
    const says = (what: string) => isOn(properties, what) ?? styles.charactersSay(style, what) ?? false
    const underline = childOf(properties, 'w:u')
    return {
      bold: says('w:b'),
      italic: says('w:i'),
      strike: says('w:strike') || says('w:dstrike'),
      underline: underline ? !/^none$/.test(underline.attributes['w:val'] ?? 'none') : styles.charactersSay(style, 'w:u') === true,
      isRaised: settingIn(properties, 'w:vertAlign') === 'superscript',
      language: inLanguage(childOf(properties, 'w:lang')?.attributes['w:val'] ?? styles.languageOf(reading.paragraph) ?? styles.language),
    }
  }
  const put = (text: string, look: Look, reading: Reading, note: string | null = null) => {
    for (const comment of open) about.set(comment, `${about.get(comment) ?? ''}${text}`.slice(0, 300))
    if (text === '' && note === null) return
    const isLink = reading.href !== null
    reading.runs.push({ ...look, underline: look.underline && !isLink, text, href: reading.href, note })
  }
  const hrefOf = (target: string): string | null => {
    const href = target.trim()
    if (isHref(href)) return href
    losses.badLinks += 1
    return null
  }

  const readRun = (run: Xml, reading: Reading, change: Change | null): void => {
    const properties = childOf(run, 'w:rPr')
    if (isOn(properties, 'w:vanish') === true) {
      losses.hidden += wordsIn(run) === '' ? 0 : 1
      return
    }
    const look = lookOf(properties, reading)
    const isIn = change === null || counts(change.type)
    const say = (text: string) => {
      if (change) tell(change, text)
      if (isIn) put(text, look, reading)
    }
    const isInstruction = reading.fields.some(({ isShown }) => !isShown)
    for (const part of elementsIn(run)) {
      switch (part.name) {
        case 'w:t':
        case 'w:delText':
          if (!isInstruction) say(wordsIn(part))
          break
        case 'w:tab':
        case 'w:ptab':
          say('\t')
          break
        case 'w:br':
        case 'w:cr':
          if (!/^(page|column)$/.test(part.attributes['w:type'] ?? '')) say('\n')
          break
        case 'w:noBreakHyphen':
          say('\u2011')
          break
        case 'w:sym':
          say(symbolOf(part.attributes['w:char'] ?? ''))
          break
        case 'w:instrText': {
          const field = reading.fields.at(-1)
          if (field) field.instruction += wordsIn(part)
          break
        }
        case 'w:fldChar':
          fieldPart(part.attributes['w:fldCharType'] ?? '', reading)
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (isIn && !reading.inNote) refer(part, look, reading)
          break
        default:
          readObject(part, reading)
      }
    }
  }
  const fieldPart = (type: string, reading: Reading): void => {
    const field = reading.fields.at(-1)
    if (type === 'begin') reading.fields.push({ instruction: '', isShown: false, before: reading.href })
    else if (type === 'separate' && field) {
      field.isShown = true
      const target = linkIn(field.instruction)
      if (target !== null) reading.href = hrefOf(target)
    } else if (type === 'end' && field) {
      reading.href = field.before
      reading.fields.pop()
    }
  }
  const refer = (part: Xml, look: Look, reading: Reading): void => {
    const kind = part.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const id = part.attributes['w:id'] ?? ''
    const note = noteWords[kind].get(id)
    if (!note) return
    const name = `${kind}-${id}`
    if (!notes.has(name)) {
      if (kind === 'endnotes') losses.endnotes += 1
      notes.set(
        name,
        childrenOf(note, 'w:p').flatMap((paragraph) =>
          readParagraph(paragraph, parts.noteRelationships[kind], true).filter((block) => block.type === 'paragraph'),
        ),
      )
    }
    put('', { ...look, isRaised: false }, reading, name)
  }
  /** Drawings are counted, and text inside them is read. */
  const readObject = (part: Xml, reading: Reading): void => {
    if (part.name === 'mc:AlternateContent') {
      const [choice] = [...childrenOf(part, 'mc:Choice'), ...childrenOf(part, 'mc:Fallback')]
      for (const one of elementsIn(choice)) readObject(one, reading)
      return
    }
    if (!/^w:(drawing|pict|object)$/.test(part.name)) return
    const boxes = findAll(part, 'w:txbxContent')
    reading.boxes.push(...boxes)
    losses.textBoxes += boxes.length
    if (boxes.length > 0) return
    losses[part.name === 'w:object' ? 'objects' : isPicture(part) ? 'images' : 'objects'] += 1
  }

  /** Null if the link does not lead outside the document. */
  const targetOf = ({ name, attributes }: Xml, { links }: Reading): string | null => {
    if (name === 'w:fldSimple') return linkIn(attributes['w:instr'] ?? '')
    const target = links.get(attributes['r:id'] ?? '')
    if (target?.isOutside) return target.target
    losses.insideLinks += 1
    return null
  }
  const readInline = (parent: Xml, reading: Reading, change: Change | null): void => {
    for (const part of elementsIn(parent)) {
      switch (part.name) {
        case 'w:r':
          readRun(part, reading, change)
          break
        case 'w:ins':
        case 'w:moveTo':
          readInline(part, reading, changeOf('inserted', part))
          break
        case 'w:del':
        case 'w:moveFrom':
          readInline(part, reading, changeOf('deleted', part))
          break
        case 'w:hyperlink':
        case 'w:fldSimple': {
          const before = reading.href
          const target = targetOf(part, reading)
          if (target !== null) reading.href = hrefOf(target)
          readInline(part, reading, change)
          reading.href = before
          break
        }
        case 'w:commentRangeStart':
          open.add(part.attributes['w:id'] ?? '')
          break
        case 'w:commentRangeEnd':
          open.delete(part.attributes['w:id'] ?? '')
          break
        case 'm:oMath':
        case 'm:oMathPara':
          losses.equations += 1
          put(findAll(part, 'm:t').map(wordsIn).join(''), lookOf(undefined, reading), reading)
          break
        case 'mc:AlternateContent':
          readInline(childOf(part, 'mc:Choice') ?? childOf(part, 'mc:Fallback') ?? part, reading, change)
          break
        case 'w:sdt':
          readInline(childOf(part, 'w:sdtContent') ?? part, reading, change)
          break
        case 'w:smartTag':
        case 'w:customXml':
        case 'w:dir':
        case 'w:bdo':
          readInline(part, reading, change)
          break
      }
    }
  }
  const readParagraph = (paragraph: Xml, links: Relationships, inNote = false): readonly WordBlock[] => {
    paragraphs += 1
    if (paragraphs > MOST_PARAGRAPHS) throw new Error('too-long-text')
    const properties = childOf(paragraph, 'w:pPr')
    const reading: Reading = { runs: [], links, paragraph: properties, href: null, fields: [], boxes: [], inNote }
    const meaning = styles.meaningOf(properties)
    const numbered = inNote ? null : numberOf(styles.numberingOf(properties))
    const heading = styles.headingOf(properties)
    lastChange = null
    readInline(paragraph, reading, null)
    const boxes = reading.boxes.flatMap((box) => readBlocks(box, links))
    if (meaning === 'contents') {
      losses.contents += 1
      return boxes
    }
    const runs = trimmed(reading.runs)
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
    if (numbered) return [{ ...empty, shape: shapeOf(numbered) }, ...boxes]
    // Ruta exports its numbers as text.
    const own = styles.numberedByRuta(properties)
    return [own !== null ? { ...empty, shape: { as: 'numbered', depth: own }, runs } : empty, ...boxes]
  }
  const shapeOf = (numbered: NonNullable<ReturnType<typeof numberOf>>): Shape =>
    numbered.isLegal && !numbered.isBullet
      ? { as: 'clause', depth: Math.min(DEEPEST_CLAUSE, numbered.level), number: numbered.count }
      : {
          as: 'entry',
          level: numbered.level,
          list: numbered.list,
          marker: numbered.marker,
          number: numbered.isBullet ? null : numbered.count,
        }

  const readBlocks = (parent: Xml, links: Relationships): readonly WordBlock[] => {
    const blocks: WordBlock[] = []
    /** Its paragraph mark was deleted, so the next paragraph continues it. */
    let joined = false
    for (const part of elementsIn(parent)) {
      switch (part.name) {
        case 'w:p': {
          const mark = childOf(childOf(part, 'w:pPr'), 'w:rPr')
          const read = readParagraph(part, links)
          const [first, ...rest] = read
          const last = blocks.at(-1)
          if (joined && last?.type === 'paragraph' && first?.type === 'paragraph') {
            blocks[blocks.length - 1] = { ...last, runs: [...last.runs, ...first.runs] }
            blocks.push(...rest)
          } else blocks.push(...read)
          const [inserted, deleted] = [childOf(mark, 'w:ins'), childOf(mark, 'w:del')]
          joined = (inserted !== undefined && !counts('inserted')) || (deleted !== undefined && !counts('deleted'))
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
          readInline(
            { ...parent, children: [part] },
            { runs: [], links, paragraph: undefined, href: null, fields: [], boxes: [], inNote: false },
            null,
          )
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
      if (change && !counts(change.type)) tell(change, wordsOf(cells.flatMap(({ blocks }) => blocks)))
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
    changes,
    comments: commentsIn(parts.comments, about),
    losses,
  }
}
