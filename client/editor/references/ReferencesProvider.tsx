// Link targets of the group (items, texts, decisions), loaded once a text contains or inserts a link.
import { type Accessor, createContext, createMemo, createSignal, type ParentProps, useContext } from 'solid-js'
import { type Reference, writeReference } from '../../../shared/editor/reference.ts'
import { documentKind, roadmapId } from '../../../shared/ids.ts'
import { decisionNumbers } from '../../../shared/meeting/register.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { useGroup } from '../../base/group.tsx'
import { createRegister } from '../../base/groupFacts.ts'
import { useHeldDocument } from '../../live/LiveDocument.tsx'
import { createRead } from '../createRead.ts'
import { lookUp, type ResolvedTarget, type Target, targetOfDecision, targetOfItem, targetOfText } from './targets.ts'

export interface References {
  readonly all: readonly Target[]
  readonly look: (reference: Reference) => ResolvedTarget
}
type Ask = () => Accessor<References | null>
/** Without a provider, links are rendered as text. */
const Context = createContext<Ask>(() => () => null)

export function ReferencesProvider(props: ParentProps) {
  const [wanted, setWanted] = createSignal(false)
  const references = createMemo(() => (wanted() ? createTargets() : () => null))
  const ask = () => {
    setWanted(true)
    return () => references()()
  }
  return <Context.Provider value={ask}>{props.children}</Context.Provider>
}

/** Returns the function that loads them; only the first call loads. */
export const useReferences = (): Ask => useContext(Context)

const createTargets = (): Accessor<References> => {
  const group = useGroup()
  const register = createRegister()
  const held = useHeldDocument(() => roadmapId(group().id))
  const items = createRead(
    () => (held().ready() ? held().doc : null),
    (doc): readonly Item[] => readRoadMap(doc).items,
  )
  return createMemo(() => {
    const { id, documents } = group()
    const decisions = register.value() ?? []
    const numbers = decisionNumbers(decisions)
    const all = [
      ...(items() ?? []).map((item) => targetOfItem(item, id)),
      ...documents.filter((one) => documentKind(one.id) === 'page' && one.access !== 'none').map((one) => targetOfText(one, id)),
      ...decisions.map((one) => targetOfDecision(one, numbers.get(one.id) ?? String(one.number), id)),
    ]
    const byName = new Map(all.map((target) => [writeReference(target.reference), target]))
    const known = { item: items() !== null, text: true, decision: register.value() !== null }
    return { all, look: (reference) => lookUp(byName, known, reference) }
  })
}
