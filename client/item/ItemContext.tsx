// What all views of items need besides the plan: the people, the current day, who edits what, and how refusals are shown.
import { type Accessor, createContext, createMemo, type ParentProps, useContext } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, StreamId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import type { Agency, Delegation } from '../../shared/people.ts'
import { refusalMessage } from '../../shared/refusalMessages.ts'
import type { Result } from '../../shared/result.ts'
import type { Day, Item, Workstream } from '../../shared/roadmap/model.ts'
import { agencyIn, delegationIn, useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { createToday } from '../base/today.ts'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { createRemoteFlag } from '../live/remoteChange.ts'
import type { Peer } from '../live/types.ts'
import { useToast } from '../ui/Toasts.tsx'
import { createWho, type NameOfAccount } from './createWho.ts'
import { withoutField, withoutSide } from './editingKey.ts'

export interface ItemContext {
  readonly item: (id: ItemId) => Item | undefined
  readonly stream: (id: StreamId | null) => Workstream | undefined
  readonly delegations: Accessor<readonly Delegation[]>
  readonly delegation: (id: DelegationId | null) => Delegation | null
  readonly agencies: Accessor<readonly Agency[]>
  readonly agency: (id: AgencyId) => Agency | null
  /** Empty until the server has answered once on this device. */
  readonly members: Accessor<readonly Member[]>
  readonly person: (id: AccountId) => string
  /** Names people with the code of their delegation. */
  readonly who: NameOfAccount
  readonly today: Accessor<Day>
  /** `15 Nov`; the year is added when it is not the current one. */
  readonly day: (day: Day) => string
  /** Another person who is editing this field; a key without a language matches both, one without a field matches any field of the item. */
  readonly editor: (key: string) => Peer | null
  /** All of them. */
  readonly editors: (key: string) => readonly Peer[]
  /** True while a change by somebody else is being shown. */
  readonly isRemote: () => boolean
  /** Shows the reason why a change was refused. */
  readonly report: (result: Result<unknown>) => void
}

const Context = createContext<ItemContext>()
const NOBODY: readonly Member[] = []
const NONE: readonly Peer[] = []

/** `today`: for a plan of the past, the day of that moment, so that an item is late as it was then. */
export function ItemContextProvider(props: ParentProps<{ today?: Day | undefined }>) {
  const group = useGroup()
  const text = useText()
  const language = useLanguage()
  const toast = useToast()
  const live = useLive()
  const roadMap = useRoadMap()
  const real = createToday()
  const today = () => props.today ?? real()

  const query = createKnownMembers({ afterContent: true })
  const members = () => query.value() ?? NOBODY
  const names = createMemo(() => new Map(members().map((member) => [member.account, member.name])))
  const editors = createMemo(() => {
    const found = new Map<string, Peer[]>()
    for (const peer of live.peers())
      if (peer.editing)
        for (const key of new Set([peer.editing, withoutSide(peer.editing), withoutField(peer.editing)]))
          found.set(key, [...(found.get(key) ?? []), peer])
    return found
  })

  // Cached, because formatting a date with Intl takes longer than rendering a row, and a plan has few different dates.
  const days = createMemo(() => {
    language()
    today()
    return new Map<Day, string>()
  })

  const value: ItemContext = {
    item: (id) => roadMap.items[id],
    stream: (id) => (id === null ? undefined : roadMap.streams[id]),
    delegations: () => group().delegations,
    delegation: (id) => delegationIn(group(), id),
    agencies: () => group().agencies,
    agency: (id) => agencyIn(group(), id),
    members,
    person: (id) => isolate(names().get(id) ?? text().roadmap.edit.someone),
    who: createWho(members),
    today,
    day: (day) => {
      const known = days().get(day)
      if (known) return known
      const written = formatDay(day, language(), Number(today().slice(0, 4)))
      days().set(day, written)
      return written
    },
    editor: (key) => editors().get(key)?.[0] ?? null,
    editors: (key) => editors().get(key) ?? NONE,
    isRemote: createRemoteFlag(live),
    report: (result) => {
      if (!result.ok) toast({ text: refusalMessage(result.refusal, language()) })
    },
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

export const useItemContext = (): ItemContext => {
  const value = useContext(Context)
  if (!value) throw new Error('useItemContext needs an <ItemContextProvider> above it')
  return value
}
