// Context of an author at the time of an event: name, role and delegation if different now, and whether a sign-in link had opened the session, or an
// API token wrote it. The only source for it: the record of acts.
import { createHash } from 'node:crypto'
import { type LinkSpan, linkSpanOf } from '../../shared/acts/linkSpans.ts'
import { type Periods, personAt } from '../../shared/acts/periods.ts'
import type { ActPerson } from '../../shared/acts/whats.ts'
import type { AuthorContext } from '../../shared/history/credit.ts'
import type { ByLink, Formerly } from '../../shared/history/then.ts'
import type { AccountId, DocumentId, Instant, Seq } from '../../shared/ids.ts'
import type { LogEntry } from '../log/log.ts'

/** Periods of people, from the acts. */
export interface PastPeople {
  readonly periods: Periods
  /** Spans of sessions opened by sign-in links. */
  readonly linkSpans?: readonly LinkSpan[]
  /** Names of the group's API tokens, by number. */
  readonly tokens?: ReadonlyMap<number, string>
  /** Text of commitments, without erased ones. */
  readonly words: ReadonlyMap<string, string>
}

export interface WrittenBy {
  readonly author: AccountId
  readonly document: DocumentId
  readonly at: Instant
  /** For keystrokes in one event, the first and the last. */
  readonly seq: Seq
  readonly last?: Seq
  /** Number, in the group, of the API token that wrote it. */
  readonly token?: number | undefined
}

export interface AuthorContexts {
  /** Cache key of these data. */
  readonly key: string
  /** By account, what the former roles and names of events by it depend on. */
  readonly people: ReadonlyMap<AccountId, string>
  of(written: WrittenBy): AuthorContext
  /** Accounts whose events differ in context by when they were written: another role, or a session opened by a sign-in link. */
  readonly varying: readonly AccountId[]
  /** Whether any event may be by an API token. */
  readonly hasTokens: boolean
  /** SQL expression: equal for rows of `history_event` with the same author and context. */
  eraIn(document: DocumentId): string
}

const NOTHING: AuthorContext = {}
/** In PostgreSQL a bare number in GROUP BY is a column index. */
const NO_ERA = 'seq * 0'
/** Default without acts. */
export const NO_AUTHOR_CONTEXTS: AuthorContexts = {
  key: '',
  people: new Map(),
  of: () => NOTHING,
  varying: [],
  hasTokens: false,
  eraIn: () => NO_ERA,
}

export const authorContextsOf = (people: PastPeople): AuthorContexts => {
  const { linkSpans = [], tokens = new Map<number, string>(), words } = people
  const periods: Periods = new Map([...people.periods].filter(([, own]) => own.length > 1))
  if (periods.size + linkSpans.length + tokens.size === 0) return NO_AUTHOR_CONTEXTS
  const named = [...periods.values()].flatMap((own) => own.map(({ as }) => words.get(as.name) ?? null))
  return {
    key: createHash('sha256')
      .update(JSON.stringify([[...periods], linkSpans, named, linkSpans.map((span) => byLinkOf(span, words)), [...tokens]]))
      .digest('hex'),
    people: new Map([...periods].map(([account, own]) => [account, JSON.stringify(own)])),
    of(written) {
      const formerly = formerlyOf({ periods, words }, written)
      const span = linkSpanOf(linkSpans, written)
      const { token } = written
      if (!formerly && !span && token === undefined) return NOTHING
      return {
        ...(formerly ? { formerly } : {}),
        ...(span ? { byLink: byLinkOf(span, words) } : {}),
        ...(token === undefined ? {} : { byToken: { number: token, name: tokens.get(token) ?? null } }),
      }
    },
    varying: [...new Set([...periods.keys(), ...linkSpans.map(({ account }) => account)])],
    hasTokens: tokens.size > 0,
    eraIn: (document) => eraSql(periods, linkSpans, document),
  }
}

/** Number, in the group, of the API token that wrote an entry. */
export const tokenOfEntry = ({ kind, source }: Pick<LogEntry, 'kind' | 'source'>): number | undefined =>
  kind === 'token' && source !== null ? source : undefined

/** Who requested the link, and who consented, with their names at that time. */
export const byLinkOf = ({ requestedBy, consentBy }: LinkSpan, words: PastPeople['words']): ByLink => {
  const nameOfThen = (person: ActPerson | null) => person && (words.get(person.name) ?? '')
  return { requestedBy: nameOfThen(requestedBy), consentBy: nameOfThen(consentBy) }
}

const formerlyOf = ({ periods, words }: Pick<PastPeople, 'periods' | 'words'>, { author, at }: WrittenBy): Formerly | null => {
  const was = personAt(periods, author, at)
  const now = periods.get(author)?.at(-1)?.as
  if (!was || !now || was === now) return null
  const name = words.get(was.name)
  // Former members have no current name.
  const isOtherName = name !== undefined && (now.role === null || name !== words.get(now.name))
  const formerly: Formerly = {
    ...(isOtherName ? { name } : {}),
    ...(name === undefined && now.role === null ? { isErased: true } : {}),
    ...(was.role !== null && was.role !== now.role ? { role: was.role } : {}),
    ...(was.agency !== null && was.agency !== now.agency ? { agency: was.agency } : {}),
  }
  return Object.keys(formerly).length === 0 ? null : formerly
}

/** Ids are letters and digits, so they may be inlined: a value given twice is two parameters to PostgreSQL. */
const eraSql = (periods: Periods, spans: readonly LinkSpan[], document: DocumentId): string => {
  const seqIn = (places: LinkSpan['after']) => places.find((place) => place.document === document)?.seq ?? 0
  const links = spans.flatMap(({ account, after, upTo }, index) => {
    const end = upTo === null ? null : seqIn(upTo)
    return end !== null && end <= seqIn(after)
      ? []
      : [`WHEN author = '${account}' AND last_seq > ${seqIn(after)}${end === null ? '' : ` AND seq <= ${end}`} THEN ${index + 1}`]
  })
  const eras = [...periods].map(
    ([account, own]) =>
      `WHEN '${account}' THEN ${own
        .slice(1)
        .map(({ from }) => `CASE WHEN history_event.at >= ${from} THEN 1 ELSE 0 END`)
        .join(' + ')}`,
  )
  const era = eras.length === 0 ? NO_ERA : `(CASE author ${eras.join(' ')} ELSE 0 END)`
  return links.length === 0 ? era : `(${era} * ${spans.length + 1} + (CASE ${links.join(' ')} ELSE 0 END))`
}
