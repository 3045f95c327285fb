// What tests of reports do again and again: an item in the plan, and a report on it.
import type * as Y from 'yjs'
import type { NewReport } from '../../../shared/api/reports.ts'
import { type DocumentId, type ItemId, newId, parseAgencyId, parseDelegationId, roadmapId } from '../../../shared/ids.ts'
import { must, type Result } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, type Served, type Visitor } from '../testWorld.ts'

export const REPORTS = `/api/groups/${GROUP}/reports`
const random = createDice(77).bytes

type Somewhere = Parameters<typeof stockClient>[0] & Served
/** Edits a document as a browser does, in one update, and waits until that is in the log. */
export const changeDocument = async <T>(
  world: Somewhere,
  visitor: Visitor,
  document: DocumentId,
  change: (doc: Y.Doc) => T,
): Promise<T> => {
  const client = stockClient(world, visitor, document)
  await client.synced
  const before = (await world.server.log.head(document)).seq
  const done = client.doc.transact(() => change(client.doc))
  await eventually(async () => (await world.server.log.head(document)).seq > before, 'the change is in the log')
  client.destroy()
  return done
}

export const changePlan = async <T>(world: Somewhere, visitor: Visitor, change: (doc: Y.Doc) => Result<T>): Promise<T> => {
  const done = await changeDocument(world, visitor, roadmapId(GROUP), change)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

export const newItem = (world: Somewhere, visitor: Visitor, title: string): Promise<ItemId> =>
  changePlan(world, visitor, (doc) => addItem(doc, { title: { es: title, en: '' } }, random))

export const aReport = (item: ItemId, more: Partial<NewReport> = {}): NewReport => ({
  id: newId(random),
  item,
  delegation: must(parseDelegationId('co'), 'a delegation'),
  agency: parseAgencyId('co-coa'),
  period: null,
  progress: 'limited',
  done: { es: 'Se acordó el índice.', en: '' },
  obstacles: { es: '', en: '' },
  next: { es: 'Redactar.', en: 'Draft it.' },
  ...more,
})
