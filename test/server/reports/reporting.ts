// What tests of reports do again and again: an item in the plan, and a report on it.
import type { NewReport } from '../../../shared/api/reports.ts'
import { type ItemId, newId, parseAgencyId, parseDelegationId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, type Served, type Visitor } from '../testWorld.ts'

export const REPORTS = `/api/groups/${GROUP}/reports`
const random = createDice(77).bytes

export const newItem = async (world: Parameters<typeof stockClient>[0] & Served, visitor: Visitor, title: string): Promise<ItemId> => {
  const plan = roadmapId(GROUP)
  const client = stockClient(world, visitor, plan)
  await client.synced
  const before = (await world.server.log.head(plan)).seq
  const added = addItem(client.doc, { title: { es: title, en: '' } }, random)
  await eventually(async () => (await world.server.log.head(plan)).seq > before, 'the item is in the log')
  client.destroy()
  return must(added.ok ? added.value : null, 'an item')
}

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
