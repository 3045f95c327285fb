// Context of the comparison: the two moments (from the URL) and their differences (queried from the server while a view uses them).

import { useSearchParams } from '@solidjs/router'
import { type Accessor, createContext, createEffect, createMemo, createSignal, on, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { Comparison, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import { formatMark } from '../../shared/history/marks.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { address } from '../base/address.ts'
import type { NoServer, RefusedAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createNamedMoments } from '../base/groupFacts.ts'
import { onServerBack } from '../base/serverBack.ts'
import { type ComparingView, decodeComparing, encodeComparing, NOT_COMPARING, withComparing } from './comparing.ts'
import { createDifferenceWords } from './createDifferenceWords.ts'
import { byItem } from './differences.ts'
import { type KnownMoments, NO_MOMENTS } from './presets.ts'

/** The chosen moments alone: for the chip and for links to other screens. */
export interface ComparingContext {
  readonly comparing: Accessor<ComparingView>
  readonly change: (part: Partial<ComparingView>) => void
  readonly stop: () => void
  /** URL of another screen of the group with the same comparison. */
  readonly keep: (href: string) => string
  readonly moments: Accessor<KnownMoments>
  /** Why the list of sessions and moments is incomplete. */
  readonly momentsFailure: Accessor<RefusedAnswer | NoServer | null>
  /** Refetches sessions and named moments. */
  readonly loadMoments: () => Promise<void>
}

export interface ComparisonContext extends ComparingContext {
  /** Null while nothing is compared, and while the answer is loading. */
  readonly comparison: Accessor<Comparison | null>
  readonly difference: (item: ItemId) => ItemDifference | undefined
  readonly field: (item: ItemId, key: FieldKey) => FieldDifference | undefined
  readonly loading: Accessor<boolean>
  readonly error: Accessor<RefusedAnswer | NoServer | null>
  /** Refetches; the old answer stays visible meanwhile. */
  readonly refresh: () => Promise<void>
}

interface Held extends ComparisonContext {
  /** The diff is fetched only while at least one view uses it. */
  readonly look: () => void
}
const nothing = async () => undefined
/** Without a provider nothing is compared. */
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
  const change = (part: Partial<ComparingView>) =>
    setParams({ ...encodeComparing({ ...comparing(), ...part }) }, { replace: true, scroll: false })

  const meetings = createMeetings(WHEN_ASKED)
  const named = createNamedMoments(WHEN_ASKED)
  const moments = createMemo((): KnownMoments => {
    const known = { meetings: meetings.value(), named: named.value() }
    return known.meetings || known.named ? { meetings: known.meetings ?? [], named: known.named ?? NO_MOMENTS.named } : NO_MOMENTS
  })
  const momentsFailure = () => [meetings, named].find((query) => query.value() === null && query.failure())?.failure() ?? null
  const loadMoments = async () => void (await Promise.all([meetings.refresh(), named.refresh()]))

  // Fetched on first use; refetched on reconnect if a failed connection prevented it.
  onCleanup(onServerBack(() => void (momentsFailure() && loadMoments())))

  const [lookers, setLookers] = createSignal(0)
  const wanted = createMemo(() => {
    const { from, to } = comparing()
    if (!from) return null
    return address('/api/groups/:group/comparison', { group: group().id, from: formatMark(from), to: formatMark(to) })
  })
  const looks = createMemo(() => lookers() > 0)
  // The event may have changed a text in a way that the summary of the group does not contain.
  const query = createQuery(wanted, { when: looks, equals: false })
  const words = createDifferenceWords(() => looks() && comparing().from !== null)
  const comparison = () => (words() ? query.value() : null)
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
    loading: () => query.loading() || (query.value() !== null && words() === null),
    error: query.failure,
    refresh: query.refresh,
    look: () => {
      setLookers((n) => n + 1)
      onCleanup(() => setLookers((n) => n - 1))
    },
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

/** The moments compared, without any request. */
export const useComparing = (): ComparingContext => useContext(Context)

/** The differences; fetched and cached while a view that calls this is mounted. */
export const useComparison = (): ComparisonContext => {
  const context = useContext(Context)
  context.look()
  return context
}
