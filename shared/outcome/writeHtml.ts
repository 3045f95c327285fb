// Writes an Outcome as a self-contained HTML page. Pure.
import type { Language } from '../bilingual.ts'
import { drawingSvg } from './drawingSvg.ts'
import { escapeXml } from './escapeXml.ts'
import { documentTitle } from './frame.ts'
import { plainOf } from './languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperFact, PaperLine, PaperRun, PaperSize, PaperTable, PaperText } from './model.ts'
import { timelineSvg } from './timelineSvg.ts'

export const writeHtml = (outcome: ExportedDocument, paper: PaperSize): string => {
  const [first = 'es'] = outcome.languages
  const { proof, notes } = outcome
  /** Then what has no number is set in like what has one. */
  const isNumbered = outcome.blocks.some((block) => block.type === 'row' && block.number !== '')
  const draft = outcome.isDraft ? `<p class="draft">${said(outcome.draft, 'span', ' · ')}</p>` : ''
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(documentTitle(outcome))}</title>
<style>@page { size: ${paper === 'a4' ? 'A4' : 'letter'}; margin: 16mm }
${STYLE}</style>
</head>
<body>
<header>${columns(outcome.group, 'soft')}${columns(outcome.kind, 'kind')}<h1>${said(outcome.title, 'span', ' · ')}</h1>${draft}${facts(outcome.facts)}</header>
<main>
${outcome.blocks.map((block) => blockOf(block, isNumbered)).join('\n')}
${notes.length > 0 ? `<h2>${said(outcome.notesTitle, 'span', ' · ')}</h2>\n${notes.map(({ number, words }) => columns(words, 'serif', String(number))).join('\n')}` : ''}
</main>
<footer><h2>${said(proof.title, 'span', ' · ')}</h2>${columns(proof.why, 'soft')}${facts(proof.facts)}${proof.heads.length > 0 ? tableOf({ type: 'table', about: plainOf(proof.title), language: first, widths: [], head: proof.headNames, rowHeads: true, rows: proof.heads.map(({ name, seq, hash }) => [name, plain(String(seq), first), plain(hash, first)]) }) : ''}<p class="soft">${escapeXml([outcome.foot.words, outcome.foot.hash].filter(Boolean).join(' · '))}</p></footer>
</body>
</html>
`
}
const plain = (text: string, language: Language): PaperText => [{ language, lines: [{ runs: [{ text }] }] }]

const runOf = ({ text, bold, italic, underline, strike, change, note, href }: PaperRun): string => {
  if (note !== undefined) return `<sup>${note}</sup>`
  let words = escapeXml(text).replaceAll('\n', '<br>')
  if (change) return change === 'deleted' ? `<del>${words}</del>` : `<ins>${words}</ins>`
  if (strike) words = `<s>${words}</s>`
  if (underline) words = `<u>${words}</u>`
  if (italic) words = `<em>${words}</em>`
  if (bold) words = `<strong>${words}</strong>`
  return href ? `<a href="${escapeXml(href)}">${words}</a>` : words
}
const lineOf = ({ runs, style = 'plain', marker = '', depth = 0, continues = false }: PaperLine): string => {
  const words = runs.map(runOf).join('')
  const inset = depth + (continues ? 1 : 0)
  const set = inset > 0 ? ` style="margin-inline-start:${inset * 1.8}em"` : ''
  const kinds = [...(style === 'plain' ? [] : [style]), ...(marker === '' ? [] : ['entry'])]
  const kind = kinds.length > 0 ? ` class="${kinds.join(' ')}"` : ''
  return `<p${kind}${set}>${marker === '' ? '' : `<span class="m">${escapeXml(marker)}</span> `}${words}</p>`
}
/** Both languages, one after the other. */
const said = (all: PaperText, tag: string, between: string): string =>
  all
    .map(({ language, lines }) => `<${tag} lang="${language}">${lines.map(({ runs }) => runs.map(runOf).join('')).join('<br>')}</${tag}>`)
    .join(between)
const columns = (all: PaperText, kind: string, number: string | null = null): string =>
  `<div class="row ${kind}">${number === null ? '' : `<span class="n">${escapeXml(number)}</span>`}${all.map(({ language, lines }) => `<div class="side" lang="${language}">${lines.map(lineOf).join('')}</div>`).join('')}</div>`
const facts = (all: readonly PaperFact[]): string =>
  `<dl>${all.map(({ name, value }) => `<div><dt>${said(name, 'span', ' · ')}</dt><dd>${said(value, 'span', '<br>')}</dd></div>`).join('')}</dl>`

const blockOf = (block: PaperBlock, isNumbered: boolean): string => {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1}>${said(block.words, 'span', ' · ')}</h${block.level + 1}>`
    case 'row':
      return columns(block.words, block.serif ? 'serif' : '', isNumbered ? block.number : null)
    case 'table':
      return tableOf(block)
    case 'timeline':
      return `<figure>${timelineSvg(block).svg}</figure>`
    case 'drawing':
      return `<figure>${drawingSvg(block)}</figure>`
    case 'signatures':
      return signatures(block)
  }
}
const signatures = ({ name, fields, places }: Extract<PaperBlock, { type: 'signatures' }>): string => {
  const head = [name, ...fields].map((field) => `<th scope="col">${said(field, 'span', ' · ')}</th>`)
  const lines = places.map(({ of }) => `<tr><th scope="row">${said(of, 'span', ' · ')}</th>${'<td></td>'.repeat(fields.length)}</tr>`)
  return `<table class="sign"><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}
const tableOf = ({ head, rows, rowHeads, about }: PaperTable): string => {
  const cellOf = (tag: string, scope: string, all: PaperText) =>
    `<${tag}${scope === '' ? '' : ` scope="${scope}"`}>${all.map(({ language, lines }) => `<div lang="${language}">${lines.map(lineOf).join('')}</div>`).join('')}</${tag}>`
  const top = head ? `<thead><tr>${head.map((cell) => cellOf('th', 'col', cell)).join('')}</tr></thead>` : ''
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => (at === 0 && rowHeads ? cellOf('th', 'row', cell) : cellOf('td', '', cell))).join('')}</tr>`,
  )
  return `<table aria-label="${escapeXml(about)}">${top}<tbody>\n${body.join('\n')}\n</tbody></table>`
}

const STYLE = `
body { font: 11pt/1.45 "Source Sans 3", system-ui, sans-serif; color: #1b2a33; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 20pt; line-height: 1.2; margin: .3em 0 } h2 { font-size: 14pt; margin: 1.6em 0 .4em; break-after: avoid } h3 { font-size: 11.5pt; margin: 1.2em 0 .3em; break-after: avoid }
p { margin: 0 0 .35em } .serif { font-family: "Source Serif 4", Charter, Georgia, serif }
.row { display: flex; gap: 1.5rem; margin-block-end: .4em } .side { flex: 1; min-width: 0; unicode-bidi: isolate } .n { flex: 0 0 2.2em }
.entry { padding-inline-start: 1.8em; text-indent: -1.8em } .m { display: inline-block; min-width: 1.55em; text-indent: 0 }
.soft, dt, th { color: #4a5a63 } .soft { font-size: 9.5pt; font-family: "Source Sans 3", system-ui, sans-serif } .strong, .heading, .kind { font-weight: 600 } .kind { color: #0b5563 } .draft { color: #a33b20; font-weight: 600 } .quote { color: #4a5a63 }
dl { margin: .8em 0 } dl div { display: flex; gap: 1rem } dt { flex: 0 0 11rem; font-size: 9.5pt } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt } th { text-align: start; font-weight: 600 } th, td { padding: .35em .6em .35em 0; vertical-align: top; border-bottom: 1px solid #dde3e6; unicode-bidi: isolate; overflow-wrap: anywhere } thead th { border-bottom-color: #8d9aa2 } tr { break-inside: avoid }
figure { margin: 1em 0 } figure svg { width: 100%; height: auto }
.sign tbody tr { height: 4.5em } .sign tbody th { color: inherit } .sign tbody td, .sign tbody th { vertical-align: bottom; border-bottom-color: #8d9aa2 }
footer { margin-top: 2.5em; border-top: 1px solid #8d9aa2; font-size: 9.5pt } s, u, em, strong, span, del, ins { unicode-bidi: isolate }
del { color: #4a5a63 } ins { font-weight: 600; text-decoration: none }
`
