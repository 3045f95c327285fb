// How files of documents are called.
import { expect, test } from 'vitest'
import { pageId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import { fileNameOf } from '../../../shared/outcome/fileName.ts'
import type { ExportContents } from '../../../shared/outcome/work.ts'
import { must } from '../../../shared/result.ts'
import { factsOf } from './facts.ts'

const MEETING = must(parseMeetingId('38ubsp0m327m5crdhpee'), 'a session')
const session = { id: MEETING, number: 2, state: 'closed', zone: '', title: { es: '', en: '' }, closedAt: null } as const
const record: ExportContents = {
  kind: 'record',
  session,
  meeting: null,
  plan: null,
  parts: [],
  planAt: factsOf(['es']).at,
  after: null,
  members: [],
}
const BOTH = ['es', 'en'] as const

test('[E4] a file is named by the group, what it is and its languages, in words and without ids', () => {
  const nameOf = (contents: ExportContents, facts = factsOf(BOTH), code = '') => fileNameOf({ contents, facts, code })
  expect(nameOf(record, factsOf(BOTH, { isFinal: true }))).toBe('tco-sesion-2-acta-es-en')
  expect(nameOf(record, factsOf(['en'], { isFinal: true }))).toBe('tco-session-2-minutes-en')
  // What goes on changing has its day.
  expect(nameOf(record)).toBe('tco-sesion-2-borrador-de-acta-2019-06-14-es-en')
  const text = { document: pageId('x7k2'), seq: factsOf(BOTH).heads[0]?.seq ?? (0 as never) }
  const texts = [{ id: text.document, title: { es: '¿Práctica de «consulta previa»?', en: 'Early consultation' } }]
  expect(nameOf({ kind: 'text', text }, factsOf(BOTH, { texts }))).toBe('tco-practica-de-consulta-previa-2019-06-14-es-en')
  expect(nameOf({ kind: 'text', text }, factsOf(['en']))).toBe('tco-text-2019-06-14-en')
  const item = must(parseItemId('k3'), 'an item')
  expect(nameOf({ kind: 'item', plan: null, item, history: null, reports: [], files: [] }, factsOf(['es']), 'WG-014')).toBe(
    'tco-wg-014-2019-06-14-es',
  )
})
