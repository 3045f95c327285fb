// What the server knows of the open group beside its documents: one source for every screen. Its names, delegations and agencies are in
// `useGroup()`.
import type { Member } from '../../shared/api/answers.ts'
import type { DecisionInfo, MeetingInfo, NamedMoment } from '../../shared/api/meetings.ts'
import type { TranslationAnswer, WaitingPair } from '../../shared/api/translation.ts'
import { useApi } from './actor.tsx'
import { createQuery, type Query, type QueryOptions } from './createQuery.ts'
import { useGroup } from './group.tsx'

/** Somebody plans a session or adopts a decision while others look at it: that stands in documents that are not open here. */
const LOOK_EVERY = 5_000
const TRANSLATION_EVERY = 30_000

const createFact = <Value>(part: string, options: QueryOptions<Value>): Query<Value> => {
  const group = useGroup()
  return createQuery<Value>(() => `/api/groups/${group().id}/${part}`, options)
}

export const createMembers = (): Query<readonly Member[]> => {
  const [api, group] = [useApi(), useGroup()]
  return createFact('members', { remember: true, live: true, ask: () => api.members(group().id) })
}
/** By number. */
export const createMeetings = (
  options: QueryOptions<readonly MeetingInfo[]> = { remember: true, every: LOOK_EVERY, news: 'meetings' },
): Query<readonly MeetingInfo[]> => createFact('meetings', options)
/** Newest first. */
export const createRegister = (): Query<readonly DecisionInfo[]> => createFact('decisions', { remember: true, every: LOOK_EVERY })
export const createNamedMoments = (options: QueryOptions<readonly NamedMoment[]>): Query<readonly NamedMoment[]> =>
  createFact('moments', options)
/** What waits to be translated or confirmed, as the server reads it. */
export const createTranslation = (): Query<TranslationAnswer> => createFact('translation', { remember: true, every: TRANSLATION_EVERY })

/** What is missing or stale; the rest is only to be confirmed. */
export const isToTranslate = ({ state }: Pick<WaitingPair, 'state'>): boolean => state !== 'unconfirmed'
