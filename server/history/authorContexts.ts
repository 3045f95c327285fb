// Whose hand something was, as they were then: what they were called and were where that is otherwise now, and whether a sign-in link had
// opened the session in which it was written, or an API token wrote it. One source for all that names an author: the record of acts.
import { createHash } from 'node:crypto'
import { type LinkSpan, linkSpanOf } from '../../shared/acts/linkSpans.ts'
import { type Periods, personAt } from '../../shared/acts/periods.ts'
import type { ActPerson } from '../../shared/acts/whats.ts'
import type { AuthorContext } from '../../shared/history/credit.ts'
import type { ByLink, Formerly } from '../../shared/history/then.ts'
import type { AccountId, DocumentId, Instant, Seq } from '../../shared/ids.ts'
import type { Entry } from '../log/log.ts'

/** What the record of acts says of people. */
export interface PastPeople {
  readonly periods: Periods
  /** What was written in sessions that sign-in links had opened. */
  readonly linkSpans?: readonly LinkSpan[]
  /** What the API tokens of the group are called, by their numbers. */
  readonly tokens?: ReadonlyMap<number, string>
  /** What commitments stand for; what was erased is missing. */
  readonly words: ReadonlyMap<string, string>
}

export interface Written {
  readonly author: AccountId
  readonly document: DocumentId
  readonly at: Instant
  /** Of keystrokes that are one event, the first and the last. */
  readonly seq: Seq
  readonly last?: Seq
  /** By which API token: its number in the group. */
  readonly token?: number | undefined
}

export interface AuthorContexts {
  /** As long as it is this, what was read with them holds. */
  readonly key: string
  of(written: Written): AuthorContext
  /** Whether anything may be by an API token. */
  readonly hasTokens: boolean
  /** In SQL: the same for rows of `history_event` of one author that are of one hand. */
  eraIn(document: DocumentId): string
}

const NOTHING: AuthorContext = {}
/** To PostgreSQL a bare number is the place of a column. */
const NO_ERA = 'seq * 0'
/** Where no acts are known. */
export const NO_AUTHOR_CONTEXTS: AuthorContexts = { key: '', of: () => NOTHING, hasTokens: false, eraIn: () => NO_ERA }

export const authorContextsOf = (people: PastPeople): AuthorContexts => {
  const { linkSpans = [], tokens = new Map<number, string>(), words } = people
  const periods: Periods = new Map([...people.periods].filter(([, own]) => own.length > 1))
  if (periods.size + linkSpans.length + tokens.size === 0) return NO_AUTHOR_CONTEXTS
  const named = [...periods.values()].flatMap((own) => own.map(({ as }) => words.get(as.name) ?? null))
  return {
    key: createHash('sha256')
      .update(JSON.stringify([[...periods], linkSpans, named, linkSpans.map((span) => byLinkOf(span, words)), [...tokens]]))
      .digest('hex'),
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
    hasTokens: tokens.size > 0,
    eraIn: (document) => eraSql(periods, linkSpans, document),
  }
}

/** By which API token an entry came: its number in the group. */
export const tokenOfEntry = ({ kind, source }: Pick<Entry, 'kind' | 'source'>): number | undefined =>
  kind === 'token' && source !== null ? source : undefined

/** Who asked for the link, and who consented, as they were called then. */
export const byLinkOf = ({ requestedBy, consentBy }: LinkSpan, words: PastPeople['words']): ByLink => {
  const nameOfThen = (person: ActPerson | null) => person && (words.get(person.name) ?? '')
  return { requestedBy: nameOfThen(requestedBy), consentBy: nameOfThen(consentBy) }
}

const formerlyOf = ({ periods, words }: Pick<PastPeople, 'periods' | 'words'>, { author, at }: Written): Formerly | null => {
  const was = personAt(periods, author, at)
  const now = periods.get(author)?.at(-1)?.as
  if (!was || !now || was === now) return null
  const name = words.get(was.name)
  // Former members have no name any more.
  const isOtherName = name !== undefined && (now.role === null || name !== words.get(now.name))
  const formerly: Formerly = {
    ...(isOtherName ? { name } : {}),
    ...(was.role !== null && was.role !== now.role ? { role: was.role } : {}),
    ...(was.agency !== null && was.agency !== now.agency ? { agency: was.agency } : {}),
  }
  return Object.keys(formerly).length === 0 ? null : formerly
}

/** Ids are letters and digits, so that they may stand in the text: a value that is given twice is two values to PostgreSQL. */
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
