// Dependencies of an item: one entry per predecessor, so that two people who add different ones both succeed.
import type * as Y from 'yjs'
import { mapIn } from '../editor/foreign.ts'
import type { ItemId } from '../ids.ts'
import { type Result, refuse } from '../result.ts'
import { DONE, putValue } from '../schema/change.ts'
import { changeItem, itemMap } from './change.ts'
import { isDependency } from './checks.ts'
import { leadsTo } from './circle.ts'
import type { Dependency } from './model.ts'

/** Adds it, or changes type and lag of the existing one. */
export const addDependency = (doc: Y.Doc, id: ItemId, { item, type, lag }: Dependency): Result<undefined> =>
  changeItem(doc, id, (map) => {
    const dependencies = mapIn(map, 'dependsOn')
    if (!dependencies || !itemMap(doc, item)) return refuse('not-found')
    if (!isDependency({ type, lag })) return refuse('bad-request')
    if (leadsTo(doc, item, id, 'dependsOn')) return refuse('circular')
    putValue(dependencies, item, { type, lag })
    return DONE
  })

export const removeDependency = (doc: Y.Doc, id: ItemId, item: ItemId): Result<undefined> =>
  changeItem(doc, id, (map) => {
    mapIn(map, 'dependsOn')?.delete(item)
    return DONE
  })
