// Queries about the open group beside its documents, shared by all screens. Its names, delegations and agencies are in `useGroup()`.
import type { DecisionInfo, MeetingInfo, NamedMoment } from '../../shared/api/meetings.ts'
import type { Member } from '../../shared/api/members.ts'
import type { ReportInfo } from '../../shared/api/reports.ts'
import type { TranslationAnswer, WaitingPair } from '../../shared/api/translation.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Address, address } from './address.ts'
import { createQuery, type QueryOptions, type ServerQuery } from './createQuery.ts'
import { useGroup } from './group.tsx'

/** Polled: others may create a session or adopt a decision in documents that are not open here. */
const LOOK_EVERY = 5_000
const TRANSLATION_EVERY = 30_000

const createFact = <Value>(
  at: (asked: { readonly group: GroupId }) => Address<Value>,
  options: Parameters<typeof createQuery<Value>>[1],
): ServerQuery<Value> => {
  const group = useGroup()
  return createQuery(() => at({ group: group().id }), options)
}

/** With email addresses, where needed; these are not cached on the device. */
export const createMembers = (): ServerQuery<readonly Member[]> =>
  createFact((asked) => address('/api/groups/:group/members', asked), { live: true, news: 'group' })
/** Names and delegations of members, also offline. */
export const createKnownMembers = (options: Pick<QueryOptions, 'afterContent'> = {}): ServerQuery<readonly Member[]> =>
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
): ServerQuery<readonly MeetingInfo[]> => createFact((asked) => address('/api/groups/:group/meetings', asked), options)
/** Newest first. */
export const createRegister = (): ServerQuery<readonly DecisionInfo[]> =>
  createFact((asked) => address('/api/groups/:group/decisions', asked), { remember: true, every: LOOK_EVERY })
export const createNamedMoments = (options: QueryOptions): ServerQuery<readonly NamedMoment[]> =>
  createFact((asked) => address('/api/groups/:group/moments', asked), options)
/** Reports of agencies on items, oldest first. */
export const createReports = (): ServerQuery<readonly ReportInfo[]> =>
  createFact((asked) => address('/api/groups/:group/reports', asked), {
    remember: true,
    live: true,
    news: 'reports',
    lasting: newestReports,
  })
/** Only the newest reports are cached, up to `letters` characters, because all cached answers share a few megabytes. */
export const newestReports = (reports: readonly ReportInfo[], letters = 500_000): readonly ReportInfo[] => {
  let left = letters
  const tooMany = reports.findLastIndex((report) => {
    left -= JSON.stringify(report).length
    return left < 0
  })
  return reports.slice(tooMany + 1)
}
/** Texts to be translated or confirmed, as the server derives them. */
export const createTranslationQuery = (): ServerQuery<TranslationAnswer> =>
  createFact((asked) => address('/api/groups/:group/translation', asked), { remember: true, every: TRANSLATION_EVERY })

/** Missing or outdated translations; the others only need confirmation. */
export const isToTranslate = ({ state }: Pick<WaitingPair, 'state'>): boolean => state !== 'unconfirmed'
