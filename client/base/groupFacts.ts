// What the server knows of the open group beside its documents: one source for every screen. Its names, delegations and agencies are in
// `useGroup()`.
import type { DecisionInfo, MeetingInfo, NamedMoment } from '../../shared/api/meetings.ts'
import type { Member } from '../../shared/api/members.ts'
import type { ReportInfo } from '../../shared/api/reports.ts'
import type { TranslationAnswer, WaitingPair } from '../../shared/api/translation.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Address, address } from './address.ts'
import { createQuery, type Query, type QueryOptions } from './createQuery.ts'
import { useGroup } from './group.tsx'

/** Somebody plans a session or adopts a decision while others look at it: that stands in documents that are not open here. */
const LOOK_EVERY = 5_000
const TRANSLATION_EVERY = 30_000

const createFact = <Value>(
  at: (asked: { readonly group: GroupId }) => Address<Value>,
  options: Parameters<typeof createQuery<Value>>[1],
): Query<Value> => {
  const group = useGroup()
  return createQuery(() => at({ group: group().id }), options)
}

/** Where their addresses matter; these stay off the device. */
export const createMembers = (): Query<readonly Member[]> =>
  createFact((asked) => address('/api/groups/:group/members', asked), { live: true, news: 'group' })
/** Names and delegations of people, also offline. */
export const createKnownMembers = (options: Pick<QueryOptions, 'afterContent'> = {}): Query<readonly Member[]> =>
  createFact((asked) => address('/api/groups/:group/members', asked), {
    ...options,
    live: true,
    news: 'group',
    remember: true,
    lasting: (members) => members.map((member) => ({ ...member, email: null })),
  })
/** By number. */
export const createMeetings = (
  options: QueryOptions = { remember: true, every: LOOK_EVERY, news: 'meetings' },
): Query<readonly MeetingInfo[]> => createFact((asked) => address('/api/groups/:group/meetings', asked), options)
/** Newest first. */
export const createRegister = (): Query<readonly DecisionInfo[]> =>
  createFact((asked) => address('/api/groups/:group/decisions', asked), { remember: true, every: LOOK_EVERY })
export const createNamedMoments = (options: QueryOptions): Query<readonly NamedMoment[]> =>
  createFact((asked) => address('/api/groups/:group/moments', asked), options)
/** The agencies on items, the oldest first. */
export const createReports = (): Query<readonly ReportInfo[]> =>
  createFact((asked) => address('/api/groups/:group/reports', asked), {
    remember: true,
    live: true,
    news: 'reports',
    lasting: newestReports,
  })
/** Their words share the device's few megabytes with all other answers, which would stay there no more once they are full. */
export const newestReports = (reports: readonly ReportInfo[], letters = 500_000): readonly ReportInfo[] => {
  let left = letters
  const tooMany = reports.findLastIndex((report) => {
    left -= JSON.stringify(report).length
    return left < 0
  })
  return reports.slice(tooMany + 1)
}
/** Texts to be translated or confirmed, as the server reads them. */
export const createTranslation = (): Query<TranslationAnswer> =>
  createFact((asked) => address('/api/groups/:group/translation', asked), { remember: true, every: TRANSLATION_EVERY })

/** Missing or stale texts; the others only have to be confirmed. */
export const isToTranslate = ({ state }: Pick<WaitingPair, 'state'>): boolean => state !== 'unconfirmed'
