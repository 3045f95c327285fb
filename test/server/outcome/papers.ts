// Documents to be written in each format.
import * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import type { ExportedDocument } from '../../../shared/outcome/model.ts'
import { textDocument } from '../../../shared/outcome/text.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { block, factsOf } from '../../shared/outcome/facts.ts'

/** A text of paragraphs, and what else is put into it. */
export const paperOf = (
  languages: readonly Language[],
  paragraphs: readonly { readonly es: string; readonly en: string }[],
  more: (doc: Y.Doc) => void = () => undefined,
): ExportedDocument => {
  const doc = new Y.Doc()
  initPage(doc, { kind: 'text', title: { es: 'Consulta previa', en: 'Early consultation' } })
  for (const language of ['es', 'en'] as const)
    pageBody(doc, language)?.insert(
      0,
      paragraphs.map((pair, at) => block('paragraph', pair[language], { id: `${language}${at}` })),
    )
  more(doc)
  return textDocument(factsOf(languages), doc)
}
export const table = (rows: readonly (readonly string[])[]): Y.XmlElement => {
  const element = new Y.XmlElement('table')
  element.setAttribute('header', true as never)
  const columns = (rows[0] ?? []).map((_, at) => {
    const column = new Y.XmlElement('tableColumn')
    column.setAttribute('name', `c${at}`)
    column.setAttribute('order', `a${at}`)
    return column
  })
  const lines = rows.map((cells, at) => {
    const row = new Y.XmlElement('tableRow')
    row.setAttribute('order', `a${String(at).padStart(4, '0')}`)
    row.insert(
      0,
      cells.map((words, place) => block('tableCell', words, { column: `c${place}` })),
    )
    return row
  })
  element.insert(0, [...columns, ...lines])
  return element
}
