// A text of a moment as Markdown, one language or both after each other. Pure.
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import type { ShownBlock, ShownRun } from '../editor/shownBlocks.ts'
import { escaped, line } from './markdown.ts'
import type { FileProof } from './planFile.ts'

export interface TextFile {
  readonly title: Bilingual
  readonly blocks: Readonly<Record<Language, readonly ShownBlock[]>>
  readonly languages: readonly Language[]
  readonly proof: FileProof & { readonly seq: number }
}

export const textMarkdown = ({ title, blocks, languages, proof }: TextFile): string => {
  const sides = languages.flatMap((language) => [
    `# ${line(title[language]) || CATALOGUE[language].texts.untitled}`,
    ...(inBlocks(blocks[language]).length > 0 ? inBlocks(blocks[language]) : [`*${CATALOGUE[language].past.file.missing}*`]),
  ])
  const foot = languages.map((language) => {
    const text = CATALOGUE[language].past.file
    return line(`${text.asOf(proof.when[language], proof.zone)}. ${text.footer(proof.document, proof.seq, proof.hash ?? '—')}`)
  })
  return `${[...sides, '---', ...foot].join('\n\n')}\n`
}

/** Cells of one table stand in it. */
const inBlocks = (blocks: readonly ShownBlock[]): readonly string[] => {
  const found: string[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block?.cell) {
      if (block) found.push(blockOf(block))
      continue
    }
    const { table } = block.cell
    const cells = blocks.slice(at).filter(({ cell }) => cell?.table === table)
    found.push(tableOf(cells))
    at += cells.length - 1
  }
  return found
}

const tableOf = (cells: readonly ShownBlock[]): string => {
  const rows = [...Map.groupBy(cells, ({ cell }) => cell?.row ?? 0).values()]
  const [head = [], ...rest] = rows.map((row) =>
    row.map(({ runs }) =>
      runs
        .map(runOf)
        .join('')
        .replace(/\s*\n\s*/g, '<br>'),
    ),
  )
  const row = (words: readonly string[]) => `| ${words.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rest.map(row)].join('\n')
}

const blockOf = ({ kind, marker, depth, runs }: ShownBlock): string => {
  const words = runs.map(runOf).join('')
  if (kind === 'heading') return `## ${words.replace(/\s*\n\s*/g, ' ')}`
  if (marker === '') return `${'> '.repeat(depth)}${words.replaceAll('\n', `  \n${'> '.repeat(depth)}`)}`
  // A bullet is Markdown's own; a number stays as it was counted.
  return `${'> '.repeat(Math.max(0, depth - 1))}${/^[•◦▪–-]$/.test(marker) ? '-' : escaped(marker)} ${words}`
}

const runOf = ({ text, bold, italic, underline, strike, note }: ShownRun): string => {
  if (note !== undefined) return `[^${note}]`
  // Marks of Markdown stand at letters, never at blanks.
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (inner === '') return text
  let words = escaped(inner)
  if (strike) words = `~~${words}~~`
  if (underline) words = `<u>${words}</u>`
  if (italic) words = `*${words}*`
  if (bold) words = `**${words}**`
  return `${before}${words}${after}`
}
