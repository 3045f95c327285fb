// Sessions and named moments of the group as landmarks of a slider, and the names of its members. Fetched once; optional.
import { type Accessor, createMemo } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Naming } from '../../../shared/history/creditWords.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { createMeetings, createMembers, createNamedMoments } from '../../base/groupFacts.ts'
import type { Course } from './course.ts'
import { type Landmark, landmarksOf } from './landmarks.ts'

export interface Landmarks {
  readonly meetings: Accessor<readonly MeetingInfo[]>
  readonly landmarks: Accessor<readonly Landmark[]>
  /** Null while loading. */
  readonly person: (id: AccountId | null) => string | null
  readonly naming: Naming
}

export const createLandmarks = (course: Accessor<Course>): Landmarks => {
  const group = useGroup()
  const [sessions, moments, members] = [createMeetings({}), createNamedMoments({}), createMembers()]
  const meetings = () => sessions.value() ?? []
  const names = createMemo(() => new Map(members.value()?.map(({ account, name }) => [account, name])))
  const person = (id: AccountId | null) => (id === null ? null : (names().get(id) ?? null))
  return {
    meetings,
    landmarks: createMemo(() => landmarksOf(course(), meetings(), moments.value() ?? [])),
    person,
    naming: { person, agency: (id) => group().agencies.find((agency) => agency.id === id) ?? null },
  }
}
