// Writes an Outcome as Markdown (CommonMark, with GitHub's tables and footnotes), row by row, one language below the other. Text by people is
// escaped. Pure.
import { escapedMarkdown } from '../markdown.ts'
import { documentTitle } from './frame.ts'
import { plainOf } from './languageWriter.ts'
import { inlineOf } from './markdownRuns.ts'
import type { ExportedDocument, PaperBlock, PaperFact, PaperLine, PaperSide, PaperTable, PaperText } from './model.ts'

/** `isList`: a list written by people. Another list after it would be merged with it. */
interface Piece {
  readonly text: string
  readonly isList?: boolean
}
const plainPiece = (text: string): Piece => ({ text })

export const writeMarkdown = (outcome: ExportedDocument): string => {
  const { proof, notes, facts, languages } = outcome
  const [first = 'es'] = languages
  const code = (text: string): PaperText => [{ language: first, lines: [{ runs: [{ text }] }] }]
  const heads: PaperTable = {
    type: 'table',
    about: plainOf(proof.title),
    language: first,
    widths: [],
    head: proof.headNames,
    rows: proof.heads.map(({ name, seq, hash }) => [name, code(String(seq)), code(hash)]),
  }
  const pieces: readonly Piece[] = [
    plainPiece(inOneLine(outcome.group)),
    plainPiece(`# ${escapedMarkdown(documentTitle(outcome))}`),
    ...(outcome.isDraft ? [plainPiece(`**${inOneLine(outcome.draft)}**`)] : []),
    plainPiece(factList(facts)),
    ...outcome.blocks.flatMap(blockOf),
    ...(notes.length > 0 ? [plainPiece(`## ${inOneLine(outcome.notesTitle)}`)] : []),
    ...notes.map(({ number, words }) => plainPiece(noteOf(number, words))),
    plainPiece(`## ${inOneLine(proof.title)}`),
    ...proof.why.flatMap(sidePieces),
    plainPiece(factList(proof.facts)),
    ...(proof.heads.length > 0 ? [plainPiece(tableOf(heads))] : []),
  ].filter(({ text }) => text !== '')
  const joined = pieces.map(({ text, isList }, at) => {
    const before = pieces[at - 1]
    return `${before ? '\n\n' : ''}${isList && before?.isList ? '<!-- -->\n\n' : ''}${text}`
  })
  return `${joined.join('')}\n`
}

const blockOf = (block: PaperBlock): readonly Piece[] => {
  switch (block.type) {
    // Drawings are omitted: their tables have the same content.
    case 'timeline':
    case 'drawing':
      return []
    case 'heading':
      return [plainPiece(`${'#'.repeat(block.level + 1)} ${inOneLine(block.words)}`)]
    case 'row':
      return rowOf(block)
    case 'table':
      return [plainPiece(tableOf(block))]
    case 'signatures':
      return block.places.flatMap(({ of }) => [
        plainPiece(`### ${inOneLine(of)}`),
        plainPiece(block.fields.map((field) => `- ${inOneLine(field)}:`).join('\n')),
      ])
  }
}

/** The number precedes the text; before a list or a quotation it is a paragraph of its own. */
const rowOf = ({ number, words }: Extract<PaperBlock, { type: 'row' }>): readonly Piece[] => {
  const [first, ...others] = words
  if (number === '' || !first) return words.flatMap(sidePieces)
  if (number === '•')
    return [plainPiece(words.map((side, at) => `${at === 0 ? '- ' : '  '}${sideText(side).replaceAll('\n', '\n  ')}`).join('\n\n'))]
  const label = `**${number}**`
  const [line] = first.lines
  const isPlain = line && (line.marker ?? '') === '' && line.style !== 'quote' && (line.depth ?? 0) === 0
  const own = sidePieces(first)
  const begin = isPlain ? own.map(({ text, ...piece }, at) => ({ ...piece, text: at === 0 ? `${label} ${text}` : text })) : own
  return [...(begin === own || own.length === 0 ? [plainPiece(label)] : []), ...begin, ...others.flatMap(sidePieces)]
}

const sidePieces = (side: PaperSide): readonly Piece[] => {
  const text = sideText(side)
  return text === '' ? [] : [{ text, isList: side.lines[0] !== undefined && isEntry(side.lines[0]) && side.lines[0].style !== 'quote' }]
}
/** Paragraphs, lists and quotations; consecutive list items are one list. */
const sideText = ({ lines }: PaperSide): string =>
  lines
    .map((line, at) => {
      const before = lines[at - 1]
      const isNext = isEntry(line) && before !== undefined && isEntry(before) && (line.style === 'quote') === (before.style === 'quote')
      return `${at === 0 ? '' : isNext ? '\n' : betweenOf(line, before)}${lineOf(line)}`
    })
    .join('')
const isEntry = ({ marker = '' }: PaperLine): boolean => marker !== ''
/** Keeps two paragraphs of one quotation in one quotation. */
const betweenOf = (line: PaperLine, before: PaperLine | undefined): string =>
  line.style === 'quote' && before?.style === 'quote' ? '\n>\n' : '\n\n'

const STEP = '    '
const lineOf = (line: PaperLine): string => {
  const { marker = '', style = 'plain' } = line
  const isQuote = style === 'quote'
  // A quotation is indented by itself.
  const depth = Math.max(0, (line.depth ?? 0) - (isQuote ? 1 : 0))
  const set = `${isQuote ? '> ' : ''}${STEP.repeat(depth)}`
  const mark = marker === '' ? '' : marker === '•' ? '- ' : `${marker} `
  const words = inlineOf(style === 'strong' || style === 'heading' ? line.runs.map((run) => ({ ...run, bold: true })) : line.runs)
  return `${set}${mark}${words.replaceAll('\n', `\n${set}${mark === '' ? '' : STEP}`)}`
}

const noteOf = (number: number, words: PaperText): string =>
  `[^${number}]: ${words.map((side) => sideText(side).replaceAll('\n', `\n${STEP}`)).join(`\n\n${STEP}`)}`

const factList = (facts: readonly PaperFact[]): string =>
  facts
    .map(({ name, value }) => {
      const said = plainOf(value)
      // A URL is written as a link with itself as text.
      return `- ${inOneLine(name)}: ${/^https?:\/\/[^\s<>]+$/.test(said) ? `<${said}>` : inOneLine(value, ' / ')}`
    })
    .join('\n')

const tableOf = ({ head, rows }: PaperTable): string => {
  const wide = Math.max(head?.length ?? 0, ...rows.map((row) => row.length))
  const rowText = (row: readonly PaperText[]) =>
    `| ${Array.from({ length: wide }, (_, at) => inOneLine(row[at] ?? [], '<br>', '<br>')).join(' | ')} |`
  // A GitHub table needs a header row, even an empty one.
  return [rowText(head ?? []), `|${' --- |'.repeat(wide)}`, ...rows.map(rowText)].join('\n')
}

const inOneLine = (said: PaperText, between = ' · ', lines = ' '): string =>
  said.map((side) => side.lines.map(({ runs }) => inlineOf(runs).replace(/\\?\n\s*/g, lines)).join(lines)).join(between)
