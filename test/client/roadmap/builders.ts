// Plain items and workstreams for tests of views: everything has a sensible value, a test names what it is about.
import * as Y from 'yjs'
import type { DelegationId, ItemId, StreamId } from '../../../shared/ids.ts'
import { parseAccountId, parseAgencyId, parseDelegationId, parseItemId, parseMeetingId, parseStreamId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Item, Workstream } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'

export const itemId = (text: string): ItemId => must(parseItemId(text), text)
export const streamId = (text: string): StreamId => must(parseStreamId(text), text)
export const delegationId = (text: string): DelegationId => must(parseDelegationId(text), text)

/** What the table of fields gives to a new item. */
const NEW_ITEM: Item = (() => {
  const doc = new Y.Doc()
  must(
    addItem(doc, {}, (length) => new Uint8Array(length)),
    'a new item',
  )
  return must(readRoadMap(doc).items[0], 'the item')
})()

export const anItem = (id: string, change: Partial<Item> = {}): Item => ({
  ...NEW_ITEM,
  id: itemId(id),
  number: 1,
  code: 'WG-001',
  order: 'a',
  ...change,
})

export const aStream = (id: string, change: Partial<Workstream> = {}): Workstream => ({
  id: streamId(id),
  name: { es: id, en: id },
  order: id,
  archived: false,
  ...change,
})

/** Something in every field. */
export const fullItem: Item = anItem('full', {
  number: 1,
  code: 'WG-001',
  kind: 'practice',
  title: { es: 'Nota', en: 'Note' },
  description: { es: 'Texto', en: 'Text' },
  stream: streamId('s1'),
  status: 'agreed',
  progress: 'limited',
  stage: 'inUse',
  priority: 2,
  lead: delegationId('mx'),
  coDelegations: [delegationId('mx')],
  agencies: [must(parseAgencyId('fgn'), 'agency')],
  people: [must(parseAccountId('ana'), 'person')],
  start: '2019-09-10',
  due: '2019-11-15',
  originalDue: '2019-11-01',
  dependsOn: [{ item: itemId('other'), type: 'SS', lag: 3 }],
  parent: itemId('other'),
  labels: ['Uno', 'dos'],
  checklist: [{ id: 'a', text: { es: 'Línea', en: 'Line' }, done: false, delegation: null, order: 'a' }],
  recurs: { every: 'everyMonths', months: 3 },
  origin: must(parseMeetingId('m1'), 'meeting'),
  marking: 'Reservado',
  dueReason: 'La Cámara aplazó la sesión',
  order: 'a',
  archived: true,
})
