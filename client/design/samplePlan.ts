// A small plan with an item in every state, on a copy that is on no line but can be written in; and a colleague who edits in it.
import type { Random } from '../../shared/ids.ts'
import { roadmapId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { ITEM_KINDS, PROGRESS, STATUSES } from '../../shared/roadmap/model.ts'
import { addStream } from '../../shared/roadmap/streams.ts'
import { addItem, setField } from '../../shared/roadmap/write.ts'
import { createCopy } from '../live/past/copy.ts'
import type { LiveDocument, Peer } from '../live/types.ts'
import { GROUP, sampleDelegation } from './sampleGroup.ts'

/** The plan's today. */
export const TODAY = '2019-11-15'
const LEADS = ['co', 'mx', 'us'] as const
const TITLES = [
  { es: 'Lista de puntos de contacto, confirmada cada trimestre', en: 'Directory of contact points, confirmed each quarter' },
  {
    es: 'Nota comparada: extinción de dominio y decomiso civil de activos',
    en: 'Comparative note: extinción de dominio and civil forfeiture',
  },
  { es: 'Ficha por país sobre el levantamiento del secreto bancario', en: '' },
  { es: 'Criterios para compartir bienes decomisados', en: 'Criteria for sharing forfeited assets' },
] as const

/** The same at every start, so that pictures can be compared. */
const counted = (): Random => {
  let next = 1
  return (bytes) => Uint8Array.from({ length: bytes }, () => (next++ * 37) % 251)
}

interface SamplePlan {
  readonly live: LiveDocument
  readonly readOnly: LiveDocument
}

export const createSamplePlan = (): SamplePlan => {
  const { live } = createCopy(roadmapId(GROUP.id))
  const random = counted()
  const stream = addStream(live.doc, { es: 'Cooperación judicial internacional', en: 'International judicial cooperation' }, random)
  addStream(live.doc, { es: 'Lavado de activos', en: 'Money laundering' }, random)
  const items = STATUSES.map((status, index) => {
    const made = addItem(
      live.doc,
      {
        title: TITLES[index % TITLES.length],
        kind: ITEM_KINDS[index % ITEM_KINDS.length],
        stream,
        status,
        progress: PROGRESS[index % PROGRESS.length],
        lead: sampleDelegation(LEADS[index % LEADS.length] ?? 'co'),
        start: `2019-${String(7 + (index % 4)).padStart(2, '0')}-01`,
        due: index === 5 ? null : `2019-${index % 2 ? '11' : '12'}-${10 + index}`,
      },
      random,
    )
    return must(made.ok ? made.value : null, 'item')
  })
  const [first, second, third] = items
  if (first && second && third) {
    setField(live.doc, second, 'due', '2019-11-20')
    setField(live.doc, third, 'parent', first)
  }
  const colleague: Peer = { clientId: 7, name: 'Luisa', account: null, delegation: sampleDelegation('mx'), editing: `item:${third}:due` }
  const shown = { ...live, ready: () => true, peers: () => [colleague] }
  return { live: { ...shown, canWrite: () => true }, readOnly: { ...shown, peers: () => [] } }
}
