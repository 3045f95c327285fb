// The plan at a seq, as plain data: from the rows of past plans. What they do not reach is read from the log; its newest document stays in memory, so that
// "now" costs only newer entries.
import * as Y from 'yjs'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { RoadMap } from '../../shared/roadmap/model.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import type { Queries } from '../db/queries.ts'
import { haveOneBase, readPlanAt, readPlansAt } from '../history/pastPlanRows.ts'
import { replay } from '../log/checkpoints.ts'
import { keepNewest } from './newest.ts'
import { advance, type PastStates, stateAt } from './pastStates.ts'

export interface Plans {
  at(document: DocumentId, at: Seq): Promise<RoadMap>
  /** Of two moments that are near to each other the rows are read once. */
  both(document: DocumentId, span: { readonly from: Seq; readonly to: Seq }): Promise<readonly [before: RoadMap, after: RoadMap]>
}

const MOST_PLANS = 12
/** In all of them: an item takes a few kilobytes. */
const MOST_ITEMS = 12_000
const MOST_CACHED = 4
/** In entries: as many as may follow a room's newest checkpoint. */
const NEAR = 500

interface CachedPlan {
  readonly doc: Y.Doc
  readonly seq: Seq
}

const keyOf = (document: DocumentId, at: Seq): string => `${at} ${document}`

export const createPlans = (past: PastStates, queries: Queries): Plans => {
  const plans = keepNewest<RoadMap>(MOST_PLANS, { sizeOf: ({ items }) => items.length, most: MOST_ITEMS })
  const cache = new Map<DocumentId, CachedPlan>()

  const stay = (document: DocumentId, cached: CachedPlan) => {
    cache.set(document, cached)
    const [oldest] = cache.keys()
    if (cache.size > MOST_CACHED && oldest !== undefined) leave(oldest)
  }
  const leave = (document: DocumentId) => {
    cache.get(document)?.doc.destroy()
    cache.delete(document)
  }

  const read = async (document: DocumentId, at: Seq): Promise<RoadMap> => {
    const cached = cache.get(document)
    if (!cached || cached.seq > at) {
      const doc = await stateAt(past, document, at)
      const plan = readRoadMap(doc)
      if (cached) doc.destroy()
      else stay(document, { doc, seq: at })
      return plan
    }
    // Removed from the cache while it is advanced; after a failure it is not put back.
    cache.delete(document)
    const { doc } = cached
    const from = await leap(document, cached, at)
    await advance(past, { document, doc, from, size: Number.POSITIVE_INFINITY }, at)
    stay(document, { doc, seq: at })
    return readRoadMap(doc)
  }

  /** If it is far behind, loading a checkpoint is faster. */
  const leap = async (document: DocumentId, { doc, seq }: CachedPlan, at: Seq): Promise<Seq> => {
    const base = at - seq > NEAR ? await past.bases.nearest(document, at) : null
    if (!base || base.seq <= seq) return seq
    replay(doc, [Y.diffUpdate(base.state, Y.encodeStateVector(doc))])
    return base.seq
  }

  const find = async (document: DocumentId, at: Seq) => (await readPlanAt(queries, document, at)) ?? read(document, at)
  const at: Plans['at'] = (document, one) => plans.get(keyOf(document, one), () => find(document, one))
  return {
    at,
    async both(document, { from, to }) {
      if (
        from < to &&
        !plans.has(keyOf(document, from)) &&
        !plans.has(keyOf(document, to)) &&
        (await haveOneBase(queries, document, { from, to }))
      ) {
        const read = readPlansAt(queries, document, [from, to])
        const one = (index: 0 | 1, seq: Seq) => plans.get(keyOf(document, seq), async () => (await read)?.[index] ?? find(document, seq))
        return [await one(0, from), await one(1, to)]
      }
      return [await at(document, from), await at(document, to)]
    },
  }
}
