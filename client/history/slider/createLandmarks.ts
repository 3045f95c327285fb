// The sessions and named moments of the group as places on a slider, and the names of its people. Asked once; without them it slides as well.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { MeetingInfo, NamedMoment } from '../../../shared/api/meetings.ts'
import type { Naming } from '../../../shared/history/creditWords.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Api } from '../../base/api.ts'
import { useGroup } from '../../base/group.tsx'
import { type Landmark, landmarksOf } from './landmarks.ts'
import type { Stop } from './stops.ts'

export interface Landmarks {
  readonly meetings: Accessor<readonly MeetingInfo[]>
  readonly landmarks: Accessor<readonly Landmark[]>
  /** Null while nobody has said. */
  readonly person: (id: AccountId | null) => string | null
  readonly naming: Naming
}

export const createLandmarks = (api: Pick<Api, 'request' | 'members'>, stops: Accessor<readonly Stop[]>): Landmarks => {
  const group = useGroup()
  const [meetings, setMeetings] = createSignal<readonly MeetingInfo[]>([])
  const [named, setNamed] = createSignal<readonly NamedMoment[]>([])
  const [names, setNames] = createSignal<ReadonlyMap<AccountId, string>>(new Map())
  const ask = async () => {
    const { id } = group()
    const [sessions, moments, members] = await Promise.all([
      api.request<readonly MeetingInfo[]>('GET', `/api/groups/${id}/meetings`),
      api.request<readonly NamedMoment[]>('GET', `/api/groups/${id}/moments`),
      api.members(id),
    ])
    if (sessions.ok) setMeetings(sessions.value)
    if (moments.ok) setNamed(moments.value)
    if (members.ok) setNames(new Map(members.value.map(({ account, name }) => [account, name])))
  }
  ask()
  const person = (id: AccountId | null) => (id === null ? null : (names().get(id) ?? null))
  return {
    meetings,
    landmarks: createMemo(() => landmarksOf(stops(), meetings(), named())),
    person,
    naming: { person, agency: (id) => group().agencies.find((agency) => agency.id === id) ?? null },
  }
}
