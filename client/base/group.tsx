// The working group that is open: its names, delegations, agencies and documents. Remembered on the device, so that a reload without a server works.
import { type Accessor, createContext, createEffect, createSignal, on, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { AccountId, AgencyId, DelegationId, GroupId } from '../../shared/ids.ts'
import type { Agency, Delegation } from '../../shared/people.ts'
import { useActorContext } from './actor.tsx'
import { address } from './address.ts'
import { isFound, listOf, remembered, rememberedFor } from './remembered.ts'
import { onServerBack } from './serverBack.ts'

export type GroupState =
  | { readonly type: 'loading' }
  | { readonly type: 'open'; readonly info: GroupInfo }
  | { readonly type: 'notFound' }
  | { readonly type: 'noServer' }

interface GroupContextValue {
  readonly state: Accessor<GroupState>
  /** Asks the server again: after a new text, or a change of the group. */
  readonly refresh: () => Promise<void>
}
const GroupContext = createContext<GroupContextValue>()

export function GroupProvider(props: ParentProps<{ group: GroupId; account: AccountId }>) {
  const { api } = useActorContext()
  const [state, setState] = createSignal<GroupState>({ type: 'loading' })

  const refresh = async () => {
    const group = props.group
    const answer = await api.get(address('/api/groups/:group', { group }))
    if (group !== props.group) return
    if (answer.ok) {
      rememberGroup(props.account, answer.value)
      setState({ type: 'open', info: answer.value })
    } else if (answer.why === 'refused' && answer.status === 404) setState({ type: 'notFound' })
    else if (state().type !== 'open') setState({ type: 'noServer' })
  }

  createEffect(
    on(
      () => props.group,
      (group) => {
        const info = rememberedGroup(props.account, group)
        setState(info ? { type: 'open', info } : { type: 'loading' })
        refresh()
      },
    ),
  )
  onMount(() => {
    onCleanup(onServerBack(refresh))
  })

  return <GroupContext.Provider value={{ state, refresh }}>{props.children}</GroupContext.Provider>
}

const useGroupContext = (): GroupContextValue => {
  const value = useContext(GroupContext)
  if (!value) throw new Error('useGroup needs a <GroupProvider> above it')
  return value
}
export const useGroupState = (): Accessor<GroupState> => useGroupContext().state
export const useRefreshGroup = () => useGroupContext().refresh

/** The open group; only below the frame, which waits for it. */
export const useGroup = (): Accessor<GroupInfo> => {
  const { state } = useGroupContext()
  let last: GroupInfo | null = null
  return () => {
    const now = state()
    if (now.type === 'open') last = now.info
    // A view that is on its way out may ask once more after its group has gone.
    if (!last) throw new Error('useGroup needs a group that is open')
    return last
  }
}
export const delegationIn = (group: GroupInfo, id: DelegationId | null): Delegation | null =>
  group.delegations.find((delegation) => delegation.id === id) ?? null
export const agencyIn = (group: GroupInfo, id: AgencyId | null): Agency | null => group.agencies.find((agency) => agency.id === id) ?? null

const KEY = 'groups'
const groupsOf = (account: AccountId) =>
  rememberedFor<{ readonly groups: readonly GroupInfo[] }>(account, KEY, ({ groups }) => ({ groups: listOf(groups, asGroup) }))
/** As the server answered it. */
const asGroup = (found: unknown): GroupInfo | null => (isGroup(found) ? found : null)
const isGroup = (found: unknown): found is GroupInfo =>
  isFound(found) && isFound(found.name) && [found.delegations, found.agencies, found.documents].every(Array.isArray)

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

/** The session has ended: nothing of it stays on this device. */
export const forgetGroups = remembered(KEY, (found) => found).forget
