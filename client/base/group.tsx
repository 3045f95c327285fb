// The open group: names, delegations, agencies and documents. Cached on the device, so that a reload without a server works.
import { type Accessor, createContext, createEffect, createMemo, type ParentProps, useContext } from 'solid-js'
import type { GroupInfo } from '../../shared/api/groups.ts'
import { type Language, otherLanguage } from '../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, GroupId } from '../../shared/ids.ts'
import { type Agency, type Delegation, membershipIn, REPORT_DAYS } from '../../shared/people.ts'
import { useActor } from './actor.tsx'
import { address } from './address.ts'
import type { RefusedAnswer } from './api.ts'
import { createQuery } from './createQuery.ts'
import { isRecord, remembered, rememberedFor, validEntries } from './remembered.ts'

type GroupState =
  | { readonly type: 'loading' }
  | { readonly type: 'open'; readonly info: GroupInfo }
  | { readonly type: 'notFound' }
  /** The group requires a second factor that this account lacks, or one of these providers, which did not open this session. */
  | { readonly type: 'held'; readonly providers?: readonly string[] | undefined }
  | { readonly type: 'noServer' }

interface GroupContextValue {
  readonly state: Accessor<GroupState>
  /** Refetches: after a new text, or a change of the group. */
  readonly refresh: () => Promise<void>
}
const GroupContext = createContext<GroupContextValue>()

export function GroupProvider(props: ParentProps<{ group: GroupId; account: AccountId }>) {
  // Cached separately from other answers, so that a device can open groups it has opened before.
  const asked = createQuery(() => address('/api/groups/:group', { group: props.group }), {
    live: true,
    news: 'group',
    // Stays locked until the page is reloaded, because recovery codes are shown there once.
    when: (): boolean => !held(),
  })
  const held = createMemo((): RefusedAnswer | false => {
    const failure = asked.failure()
    return failure?.why === 'refused' && /^(factor-required|provider-needed)$/.test(failure.refusal) && failure
  })
  const known = createMemo(() => rememberedGroup(props.account, props.group))
  createEffect(() => {
    const info = asked.value()
    if (info) rememberGroup(props.account, info)
  })
  const state = createMemo(
    (): GroupState => {
      const failure = asked.failure()
      if (failure?.why === 'refused' && failure.status === 404) return { type: 'notFound' }
      const refused = held()
      if (refused) return { type: 'held', providers: refused.providers }
      const info = asked.value() ?? known()
      return info ? { type: 'open', info } : { type: failure ? 'noServer' : 'loading' }
    },
    undefined,
    { equals: (a, b) => a.type === b.type && (a.type !== 'open' || b.type !== 'open' || a.info === b.info) },
  )

  return <GroupContext.Provider value={{ state, refresh: asked.refresh }}>{props.children}</GroupContext.Provider>
}

const useGroupContext = (): GroupContextValue => {
  const value = useContext(GroupContext)
  if (!value) throw new Error('useGroup needs a <GroupProvider> above it')
  return value
}

export const useGroupState = (): Accessor<GroupState> => useGroupContext().state
export const useRefreshGroup = () => useGroupContext().refresh

/** Why a member may only read, where the relay knows no other reason than a role. */
export type ReaderAs = 'observer' | 'guest' | 'suspended' | 'archived'
export const useReaderAs = (): (() => ReaderAs) => {
  const group = useGroup()
  const isGuest = useIsGuest()
  return () => group().readOnly?.as ?? (isGuest() ? 'guest' : 'observer')
}

/** A guest is shown as such, though the relay only knows a read-only role. */
export const useIsGuest = (): (() => boolean) => {
  const actor = useActor()
  const group = useGroup()
  return () => membershipIn(actor(), group().id)?.role === 'guest'
}

/** The open group; only below the frame, which waits for it. */
export const useGroup = (): Accessor<GroupInfo> => {
  const { state } = useGroupContext()
  let last: GroupInfo | null = null
  return () => {
    const now = state()
    if (now.type === 'open') last = now.info
    // A view that is being unmounted may read it once more after its group has gone.
    if (!last) throw new Error('useGroup needs a group that is open')
    return last
  }
}
/** In the group's language order, where both are side by side. */
export const useLanguages = (): Accessor<readonly Language[]> => {
  const context = useContext(GroupContext)
  return () => {
    const now = context?.state()
    const first = now?.type === 'open' ? now.info.firstLanguage : 'es'
    return [first, otherLanguage(first)]
  }
}
export const delegationIn = (group: GroupInfo, id: DelegationId | null): Delegation | null =>
  group.delegations.find((delegation) => delegation.id === id) ?? null
export const agencyIn = (group: GroupInfo, id: AgencyId | null): Agency | null => group.agencies.find((agency) => agency.id === id) ?? null

const KEY = 'groups'
const groupsOf = (account: AccountId) =>
  rememberedFor<{ readonly groups: readonly GroupInfo[] }>(account, KEY, ({ groups }) => ({ groups: validEntries(groups, asGroup) }))
/** As the server answered it. */
const asGroup = (found: unknown): GroupInfo | null => (isGroup(found) ? { ...EARLIER, ...found } : null)
/** Default for groups cached before settings existed. */
const EARLIER: Pick<GroupInfo, 'zone' | 'firstLanguage' | 'quorum' | 'observersComment' | 'reportDays'> = {
  zone: '',
  firstLanguage: 'es',
  quorum: 0,
  observersComment: false,
  reportDays: REPORT_DAYS,
}
const isGroup = (found: unknown): found is GroupInfo =>
  isRecord(found) && isRecord(found.name) && [found.delegations, found.agencies, found.documents].every(Array.isArray)

const rememberedGroup = (account: AccountId, group: GroupId) =>
  groupsOf(account)
    .read()
    ?.groups.find(({ id }) => id === group) ?? null
const rememberGroup = (account: AccountId, info: GroupInfo): void => {
  const others =
    groupsOf(account)
      .read()
      ?.groups.filter(({ id }) => id !== info.id) ?? []
  groupsOf(account).write({ groups: [info, ...others] })
}

/** The session has expired: removes everything about it from this device. */
export const forgetGroups = remembered(KEY, (found) => found).forget
