// Filters, searches and sorts threads, merged with unsent comments. Pure.
import type { Threads } from '../../shared/api/comments.ts'
import { type Mention, mentionsIn, parseWords } from '../../shared/comments/words.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { AccountId, AgencyId, DelegationId } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'

export type ListedThread = Threads['threads'][number]
export type ThreadComment = ListedThread['comments'][number]

export const FILTERS = ['open', 'all', 'mine', 'delegation'] as const
export type ThreadFilterName = (typeof FILTERS)[number]

export interface ThreadReader {
  readonly account: AccountId
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  readonly role: Role | null
}

/** The user is mentioned by name, delegation or agency, or has commented in the thread. */
export const isFor = (reader: ThreadReader, { comments }: Pick<ListedThread, 'comments'>): boolean =>
  comments.some(({ account, words }) => account === reader.account || mentionsIn(words).some((mention) => means(mention, reader)))
const means = (mention: Mention, reader: ThreadReader): boolean => {
  if (mention.kind === 'account') return mention.id === reader.account
  return mention.kind === 'delegation' ? mention.id === reader.delegation : mention.id === reader.agency
}

export const passes = (filter: ThreadFilterName, thread: ListedThread, reader: ThreadReader): boolean => {
  if (filter === 'open') return thread.resolved === null
  if (filter === 'mine') return isFor(reader, thread)
  return filter === 'all' || thread.visibility === 'delegation'
}

/** Number of threads per filter. */
export const threadCounts = (threads: readonly ListedThread[], reader: ThreadReader): Readonly<Record<ThreadFilterName, number>> => {
  const count = (filter: ThreadFilterName) => threads.filter((thread) => passes(filter, thread, reader)).length
  return { open: count('open'), all: threads.length, mine: count('mine'), delegation: count('delegation') }
}

/** Searches both languages, quoted text and authors, ignoring case and accents. */
export const says = (thread: ListedThread, typed: string, nameOf: NameOf): boolean => {
  const wanted = foldedWords(typed)
  if (wanted.length === 0) return true
  const said = thread.comments.flatMap(({ account, words, other }) => [
    nameOf({ kind: 'account', id: account }),
    plain(words, nameOf),
    plain(other?.words ?? '', nameOf),
  ])
  const folded = foldedWords([thread.anchor?.quote ?? '', ...said].join(' ')).join(' ')
  return wanted.every((word) => folded.includes(word))
}
const foldedWords = (typed: string): readonly string[] =>
  fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
export type NameOf = (mention: Mention) => string
export interface CommentNames extends NameOf {
  /** Current chair, secretariat and translators. Observers and guests have no delegation either, but get no role badge. */
  readonly isOffice: (account: AccountId) => boolean
}
const plain = (words: string, nameOf: NameOf): string =>
  parseWords(words)
    .map((part) => (part.type === 'text' ? part.text : nameOf(part.mention)))
    .join('')

/** The newest comment that is not deleted. */
export const firstWords = ({ comments }: ListedThread, nameOf: NameOf): string =>
  plain(comments.findLast(({ removed }) => removed === null)?.words ?? '', nameOf).slice(0, 140)

/** Most recent activity first. */
export const threadsInOrder = (threads: readonly ListedThread[]): readonly ListedThread[] =>
  threads.toSorted((a, b) => Number(b.changedAt) - Number(a.changedAt) || (a.id < b.id ? -1 : 1))
