// A text of a moment as a document, one language or both side by side. Pure.
import type { Bilingual, Language } from '../../../shared/bilingual.ts'
import { isolate } from '../../../shared/isolate.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import type { ShownBlock, ShownRun } from '../../editor/shownBlocks.ts'
import { escapeHtml, type FileMoment, fileFrame } from './fileFrame.ts'

export interface PageFile {
  readonly title: Bilingual
  readonly blocks: Readonly<Record<Language, readonly ShownBlock[]>>
  readonly moment: FileMoment
  readonly languages: readonly Language[]
}

export const pageDocument = ({ title, blocks, moment, languages }: PageFile): string => {
  const called = (language: Language) => isolate(title[language].trim()) || CATALOGUE[language].texts.untitled
  const sides = languages.map(
    (language) => `<section lang="${language}"><h2>${escapeHtml(called(language))}</h2>
${inBlocks(blocks[language]).join('\n') || `<p class="m">${escapeHtml(CATALOGUE[language].past.file.missing)}</p>`}
</section>`,
  )
  const body = sides.length > 1 ? `<div class="two">${sides.join('\n')}</div>` : sides.join('')
  return fileFrame(languages.map(called).join(' · '), moment, languages, body)
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
  const cellOf = ({ cell, runs }: ShownBlock) => {
    const words = runs.map(runOf).join('')
    return cell?.isHead ? `<th scope="col">${words}</th>` : `<td>${words}</td>`
  }
  return `<table>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</table>`
}
const blockOf = ({ kind, marker, depth, runs }: ShownBlock): string => {
  const words = runs.map(runOf).join('')
  if (kind === 'heading') return `<h3>${words}</h3>`
  const set = '<blockquote>'.repeat(marker === '' ? depth : depth - 1)
  return `${set}<p>${marker === '' ? '' : `<span class="m">${escapeHtml(marker)}</span>`}${words}</p>${set.replaceAll('<', '</')}`
}
const runOf = ({ text, bold, italic, underline, strike, note }: ShownRun): string => {
  if (note !== undefined) return `<sup>${escapeHtml(note)}</sup>`
  let words = escapeHtml(text).replaceAll('\n', '<br>')
  if (strike) words = `<s>${words}</s>`
  if (underline) words = `<u>${words}</u>`
  if (italic) words = `<em>${words}</em>`
  return bold ? `<strong>${words}</strong>` : words
}
