// The name of the file, and which filter and grouping of the screen it holds.
import { createResource } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import type { FirstPage } from './createFirstPage.ts'
import { dataFileName } from './dataFileName.ts'
import type { Exported } from './exported.ts'
import type { ExportFormatName } from './formats.ts'

export function FileFacts(props: { of: Exported; format: ExportFormatName | undefined; page: FirstPage }) {
  const text = useText()
  const words = () => text().exporting
  const group = useGroup()
  const language = useLanguage()
  /** The server names a document, with its first page. */
  const name = () => {
    const { of, format, page } = props
    if (!format) return ''
    if (!format.documents.includes(of.kind)) return dataFileName(of, format.id, { group: group().id, language: language() })
    return page.state === 'shown' ? `${page.name}.${format.id === 'print' ? 'pdf' : format.id}` : ''
  }
  const [held] = createResource(async () => (props.of.kind === 'plan' ? await props.of.held().catch(notKnown) : null), {
    initialValue: null,
  })
  const holds = () => {
    const view = held.latest
    if (!view) return ''
    return [
      view.filter === '' ? words().notFiltered : words().filtered(view.filter),
      view.grouping === '' ? words().notGrouped : words().grouped(view.grouping),
    ].join(' · ')
  }
  return (
    <p class="export__name">
      <b>{name()}</b>
      <span>{holds()}</span>
    </p>
  )
}

const notKnown = (error: unknown): null => {
  console.warn('Filter and grouping of the screen could not be named', error)
  return null
}
