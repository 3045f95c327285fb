// Writes blocks of a Word document as the HTML that Word puts on the clipboard, so that the paste code (`client/editor/pastedBlocks.ts`) turns it
// into lists, quotations and tables.
import { escapeXml } from '../../../shared/outcome/escapeXml.ts'
import { type DocxRun, levelOf, type WordBlock, type WordParagraph, type WordShape, type WordTable } from './model.ts'

/** The ids of footnotes in the text. */
export type NoteNames = ReadonlyMap<string, string>
export interface HtmlWriter {
  readonly blocks: (blocks: readonly WordBlock[]) => string
  readonly note: (name: string, paragraphs: readonly WordParagraph[]) => string
}

/** One per side, because its numbers continue. */
export const createHtmlWriter = (notes: NoteNames): HtmlWriter => {
  const counts = [0, 0, 0, 0]
  /** Null if it is the number that the text assigns automatically. */
  const startOf = (depth: number, number: number): number | null => {
    const expected = (counts[depth - 1] ?? 0) + 1
    counts[depth - 1] = number
    counts.fill(0, depth)
    return number === expected ? null : number
  }
  const words = (runs: readonly DocxRun[]) => runs.map((run) => runHtml(run, notes)).join('')
  const paragraph = ({ shape, runs }: WordParagraph): string => {
    if (shape.as === 'heading') {
      const level = Math.min(6, shape.level)
      return `<h${level}>${words(runs)}</h${level}>`
    }
    if (shape.as === 'clause') {
      const start = startOf(shape.depth, shape.number)
      return `<p data-clause="${shape.depth}"${start === null ? '' : ` data-start="${start}"`}>${words(runs)}</p>`
    }
    if (shape.as === 'entry') {
      const marker = shape.number === null ? '•' : `${shape.number}.`
      return `<p style="mso-list:l0 level${shape.level} lfo1"><span style="mso-list:Ignore">${marker}</span>${words(runs)}</p>`
    }
    if (shape.as === 'continued') return `<p class="MsoListContinue${shape.level}">${words(runs)}</p>`
    return `<p>${words(runs)}</p>`
  }
  /** The lines of a cell, with list markers as text. */
  const line = (block: WordBlock): string => {
    if (block.type === 'table') return table(block)
    const { shape, runs } = block
    const marker = shape.as === 'entry' ? `${shape.marker} ` : shape.as === 'clause' ? `${shape.number}. ` : ''
    return `<p>${escapeXml(marker)}${words(runs)}</p>`
  }
  const table = ({ rows, isHeaded }: WordTable): string => {
    const all = rows.map((row, at) => {
      const name = isHeaded && at === 0 ? 'th' : 'td'
      const cells = row.map(({ blocks, wide, high }) => {
        const spans = `${wide > 1 ? ` colspan="${wide}"` : ''}${high > 1 ? ` rowspan="${high}"` : ''}`
        return `<${name}${spans}>${blocks.map(line).join('')}</${name}>`
      })
      return `<tr>${cells.join('')}</tr>`
    })
    return `<table>${all.join('')}</table>`
  }
  return {
    blocks: (blocks) => {
      let html = ''
      let quoted = ''
      const isApartFrom = createApart()
      const endQuote = () => {
        if (quoted !== '') html += `<blockquote>${quoted}</blockquote>`
        quoted = ''
      }
      for (const block of blocks) {
        const own = block.type === 'table' ? table(block) : paragraph(block)
        const isApart = isApartFrom(block)
        if (block.type === 'paragraph' && block.isQuoted && block.shape.as !== 'heading' && block.shape.as !== 'clause')
          quoted += `${isApart ? APART : ''}${own}`
        else {
          endQuote()
          html += `${isApart ? APART : ''}${own}`
        }
      }
      endQuote()
      return html
    },
    note: (name, paragraphs) =>
      `<p data-footnote data-id="${notes.get(name) ?? ''}">${paragraphs.map(({ runs }) => words(runs)).join('<br>')}</p>`,
  }
}

/** Separates two lists; the schema has no rules and drops it. */
const APART = '<hr>'
type Entry = Extract<WordShape, { readonly as: 'entry' }>
/** For each block in order: whether it starts another list than the previous item of the same level. */
const createApart = () => {
  /** The last item of each level; cleared for deeper levels. */
  let open: (Entry | undefined)[] = []
  return (block: WordBlock): boolean => {
    // After a further paragraph of an item, a list inside it is another one.
    open = open.slice(0, levelOf(block) ?? 0)
    if (block.type === 'table' || block.shape.as !== 'entry') return false
    const own = block.shape
    const before = open[own.level - 1]
    open = [...Array.from({ length: own.level - 1 }, (_, at) => open[at]), own]
    if (!before) return false
    // Inside an entry its number tells that it begins a list, and what separates the blocks of a text would cut the entry in two.
    if (own.level > 1) return false
    const isRestarted = own.number !== null && before.number !== null && own.number !== before.number + 1
    return isRestarted || before.list !== own.list
  }
}

const runHtml = (run: DocxRun, notes: NoteNames): string => {
  if (run.note !== null) {
    const name = notes.get(run.note)
    return name ? `<sup data-note="${name}"></sup>` : ''
  }
  let html = escapeXml(clean(run.text)).replace(/\n/g, '<br>').replace(/\t/g, ' ')
  if (run.strike) html = `<s>${html}</s>`
  if (run.underline) html = `<u>${html}</u>`
  if (run.italic) html = `<em>${html}</em>`
  if (run.bold) html = `<strong>${html}</strong>`
  return run.href ? `<a href="${escapeXml(run.href)}">${html}</a>` : html
}
/** Removes characters that a text may not contain. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '')
