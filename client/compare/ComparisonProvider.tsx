// Everything that is compared: which two moments (the address says it), and how they differ (the server says it, when somebody looks).
import { useSearchParams } from '@solidjs/router'
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  type ParentProps,
  useContext,
} from 'solid-js'
import type { Comparison, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import { formatMark } from '../../shared/history/marks.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type FieldKey, sameValue } from '../../shared/roadmap/fields.ts'
import { useApi } from '../base/actor.tsx'
import type { NoServer, Refused } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { type Comparing, decodeComparing, encodeComparing, NOT_COMPARING, withComparing } from './comparing.ts'
import { byItem } from './differences.ts'
import { type Moments, NO_MOMENTS } from './presets.ts'

export type ComparisonError = { readonly type: 'offline' } | { readonly type: 'refused'; readonly message: string }
export const errorOf = (answer: Refused | NoServer): ComparisonError =>
  answer.why === 'offline' ? { type: 'offline' } : { type: 'refused', message: answer.message }

/** The choice alone: what the chip and the ways to other screens need. */
export interface ComparingContext {
  readonly comparing: Accessor<Comparing>
  readonly change: (part: Partial<Comparing>) => void
  readonly stop: () => void
  /** The address of another screen of the group, compared in the same way. */
  readonly keep: (href: string) => string
  readonly moments: Accessor<Moments>
  /** Asks for sessions and named moments, again. */
  readonly loadMoments: () => Promise<void>
}

export interface ComparisonContext extends ComparingContext {
  /** Null while nothing is compared, and until the answer is here. */
  readonly comparison: Accessor<Comparison | null>
  readonly difference: (item: ItemId) => ItemDifference | undefined
  readonly field: (item: ItemId, key: FieldKey) => FieldDifference | undefined
  readonly loading: Accessor<boolean>
  readonly error: Accessor<ComparisonError | null>
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

export function ComparisonProvider(props: ParentProps) {
  const api = useApi()
  const group = useGroup()
  const [params, setParams] = useSearchParams()
  const comparing = createMemo(() => decodeComparing((name) => params[name]), NOT_COMPARING, { equals: sameValue })
  const change = (part: Partial<Comparing>) =>
    setParams({ ...encodeComparing({ ...comparing(), ...part }) }, { replace: true, scroll: false })

  const [moments, setMoments] = createSignal<Moments>(NO_MOMENTS)
  const loadMoments = async () => {
    const id = group().id
    const [meetings, named] = await Promise.all([
      api.request<Moments['meetings']>('GET', `/api/groups/${id}/meetings`),
      api.request<Moments['named']>('GET', `/api/groups/${id}/moments`),
    ])
    if (id !== group().id) return
    setMoments((before) => ({ meetings: meetings.ok ? meetings.value : before.meetings, named: named.ok ? named.value : before.named }))
  }

  const [lookers, setLookers] = createSignal(0)
  const wanted = createMemo(() => {
    const { from, to } = comparing()
    if (!from) return null
    return `/api/groups/${group().id}/comparison?from=${encodeURIComponent(formatMark(from))}&to=${encodeURIComponent(formatMark(to))}`
  })
  const [answer, setAnswer] = createSignal<{ readonly path: string; readonly value: Comparison } | null>(null)
  const [error, setError] = createSignal<ComparisonError | null>(null)
  const [asking, setAsking] = createSignal<string | null>(null)
  let asked = 0
  const refresh = async () => {
    const path = wanted()
    if (!path) return
    const mine = ++asked
    setAsking(path)
    const found = await api.request<Comparison>('GET', path)
    // A later question, or other moments, have overtaken this one.
    if (mine !== asked || path !== wanted()) return
    setAsking(null)
    if (found.ok) {
      setError(null)
      setAnswer({ path, value: found.value })
    } else setError(errorOf(found))
  }
  createEffect(
    on([wanted, () => lookers() > 0], ([path, looks]) => {
      setError(null)
      if (!path) return
      if (moments() === NO_MOMENTS) loadMoments()
      if (looks) refresh()
    }),
  )
  onMount(() => {
    const again = () => error()?.type === 'offline' && refresh()
    onCleanup(onServerBack(again))
  })

  const comparison = () => {
    const held = answer()
    return held && held.path === wanted() ? held.value : null
  }
  const differences = createMemo(() => byItem(comparison()))
  const difference = (item: ItemId) => differences().get(item)
  const value: Held = {
    comparing,
    change,
    stop: () => change(NOT_COMPARING),
    keep: (href) => withComparing(href, comparing()),
    moments,
    loadMoments,
    comparison,
    difference,
    field: (item, key) => difference(item)?.fields.find((one) => one.field === key),
    loading: () => asking() !== null && asking() === wanted(),
    error,
    refresh,
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
