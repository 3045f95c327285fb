// Asks the server for a document, as it is asked for in the dialog.
import type { ExportRequestBody } from '../../shared/api/outcome.ts'
import type { MadeFormat } from '../../shared/outcome/model.ts'
import type { ExportContext, ExportRequest, ExportResult } from './exported.ts'

export const fetchExport = async (
  format: MadeFormat,
  asked: Omit<ExportRequest, 'again'>,
  { api, group, signal }: Pick<ExportContext, 'api' | 'group' | 'signal'>,
): Promise<ExportResult> => {
  const { languages, paper, of, moment, unsent } = asked
  const shown = 'at' in of && of.at !== undefined ? of.at : moment
  const at = shown === '' ? {} : { at: shown }
  const body: ExportRequestBody = { of: subjectOf(asked), format, languages, paper, ...at, ...(unsent > 0 ? { unsent } : {}) }
  const answer = await api.file('POST /api/groups/:group/outcome', { group: group.id }, body, signal)
  if (!answer.ok) return { ok: false, message: answer.why === 'offline' ? null : answer.message }
  const { bytes, header } = answer.value
  const name = /filename="([^"]+)"/.exec(header('content-disposition') ?? '')?.[1] ?? `ruta.${format}`
  return { ok: true, name, type: header('content-type') ?? 'application/octet-stream', content: bytes }
}

const subjectOf = ({ of, parts, timeline, since, moment }: Omit<ExportRequest, 'again'>): ExportRequestBody['of'] => {
  switch (of.kind) {
    case 'record':
      return { kind: 'record', meeting: of.meeting, parts: [...parts] }
    case 'text':
      return { kind: 'text', text: of.text }
    case 'plan': {
      // The items of the road map at an earlier moment may differ from the present ones.
      const isWhole = moment !== '' && of.items.length === of.all.filter(({ archived }) => !archived).length
      const items = isWhole ? {} : { items: of.items.map(({ id }) => id) }
      return { kind: 'plan', ...items, group: of.group, timeline, ...(since === '' ? {} : { since }) }
    }
    case 'register': {
      // At an earlier moment the register was another one.
      const isWhole = moment !== '' || of.decisions.length === of.all
      return { kind: 'register', ...(isWhole ? {} : { decisions: of.decisions.map(({ decision }) => decision.id) }) }
    }
    case 'review':
      return { kind: 'review', since: of.since }
    case 'item':
      return { kind: 'item', item: of.item }
  }
}
