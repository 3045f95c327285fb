// Everything that is compared: which two moments (the address says it), and how they differ (the server says it, when somebody looks).

import { useSearchParams } from '@solidjs/router'
import { type Accessor, createContext, createEffect, createMemo, createSignal, on, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { Comparison, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import { formatMark } from '../../shared/history/marks.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { address } from '../base/address.ts'
import type { NoServer, Refused } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createNamedMoments } from '../base/groupFacts.ts'
import { onServerBack } from '../base/serverBack.ts'
import { type Comparing, decodeComparing, encodeComparing, NOT_COMPARING, withComparing } from './comparing.ts'
import { byItem } from './differences.ts'
import { type Moments, NO_MOMENTS } from './presets.ts'

/** The choice alone: what the chip and the ways to other screens need. */
export interface ComparingContext {
  readonly comparing: Accessor<Comparing>
  readonly change: (part: Partial<Comparing>) => void
  readonly stop: () => void
  /** The address of another screen of the group, compared in the same way. */
  readonly keep: (href: string) => string
  readonly moments: Accessor<Moments>
  /** Why not all of them are known. */
  readonly momentsFailure: Accessor<Refused | NoServer | null>
  /** Asks for sessions and named moments, again. */
  readonly loadMoments: () => Promise<void>
}

export interface ComparisonContext extends ComparingContext {
  /** Null while nothing is compared, and until the answer is here. */
  readonly comparison: Accessor<Comparison | null>
  readonly difference: (item: ItemId) => ItemDifference | undefined
  readonly field: (item: ItemId, key: FieldKey) => FieldDifference | undefined
  readonly loading: Accessor<boolean>
  readonly error: Accessor<Refused | NoServer | null>
  /** Asks the server again; what is shown stays until the answer is here. */
  readonly refresh: () => Promise<void>
}

interface Held extends ComparisonContext {
  /** The comparison is asked for as long as somebody looks. */
  readonly look: () => void
}
const nothing = async () => undefined
/** Where no frame stands around a view: nothing is compared. */
const NONE: Held = {
  comparing: () => NOT_COMPARING,
  change: () => undefined,
  stop: () => undefined,
  keep: (href) => href,
  moments: () => NO_MOMENTS,
  momentsFailure: () => null,
  loadMoments: nothing,
  comparison: () => null,
  difference: () => undefined,
  field: () => undefined,
  loading: () => false,
  error: () => null,
  refresh: nothing,
  look: () => undefined,
}
const Context = createContext<Held>(NONE)
const WHEN_ASKED = { when: () => false }

export function ComparisonProvider(props: ParentProps) {
  const group = useGroup()
  const [params, setParams] = useSearchParams()
  const comparing = createMemo(() => decodeComparing((name) => params[name]), NOT_COMPARING, { equals: sameValue })
  const change = (part: Partial<Comparing>) =>
    setParams({ ...encodeComparing({ ...comparing(), ...part }) }, { replace: true, scroll: false })

  const meetings = createMeetings(WHEN_ASKED)
  const named = createNamedMoments(WHEN_ASKED)
  const moments = createMemo((): Moments => {
    const known = { meetings: meetings.value(), named: named.value() }
    return known.meetings || known.named ? { meetings: known.meetings ?? [], named: known.named ?? [] } : NO_MOMENTS
  })
  const momentsFailure = () => [meetings, named].find((query) => query.value() === null && query.failure())?.failure() ?? null
  const loadMoments = async () => void (await Promise.all([meetings.refresh(), named.refresh()]))

  // They are asked for when somebody wants them; what a connection kept from them comes with it.
  onCleanup(onServerBack(() => void (momentsFailure() && loadMoments())))

  const [lookers, setLookers] = createSignal(0)
  const wanted = createMemo(() => {
    const { from, to } = comparing()
    if (!from) return null
    return address('/api/groups/:group/comparison', { group: group().id, from: formatMark(from), to: formatMark(to) })
  })
  const looks = createMemo(() => lookers() > 0)
  // What followed may have changed a text in a way that the whole does not tell.
  const query = createQuery(wanted, { when: looks, equals: false })
  const comparison = query.value
  createEffect(
    on([wanted, looks], ([path]) => {
      if (path && moments() === NO_MOMENTS) loadMoments()
    }),
  )

  const differences = createMemo(() => byItem(comparison()))
  const difference = (item: ItemId) => differences().get(item)
  const value: Held = {
    comparing,
    change,
    stop: () => change(NOT_COMPARING),
    keep: (href) => withComparing(href, comparing()),
    moments,
    momentsFailure,
    loadMoments,
    comparison,
    difference,
    field: (item, key) => difference(item)?.fields.find((one) => one.field === key),
    loading: query.loading,
    error: query.failure,
    refresh: query.refresh,
    look: () => {
      setLookers((n) => n + 1)
      onCleanup(() => setLookers((n) => n - 1))
    },
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

/** Which moments are compared; nothing is asked of the server. */
export const useComparing = (): ComparingContext => useContext(Context)

/** How they differ: while a view that asks this lives, the answer is kept at hand. */
export const useComparison = (): ComparisonContext => {
  const context = useContext(Context)
  context.look()
  return context
}
