// Adds current titles and codes of subjects, archived ones included, and the authors' former roles to events.

import type { ActSummary } from '../../shared/acts/actEvent.ts'
import { linkSpanOf } from '../../shared/acts/linkSpans.ts'
import { personAt } from '../../shared/acts/periods.ts'
import type { NamedEvent } from '../../shared/api/history.ts'
import { broughtBackOf } from '../../shared/broughtBack.ts'
import { type EventSubject, type HistoryEvent, lastSeqOf, subjectKey } from '../../shared/history/events.ts'
import { type DocumentId, groupOfDocument, type ItemId, isActs, parseItemId, roadmapId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import type { Queries } from '../db/queries.ts'
import type { PastPeople } from './authorContexts.ts'
import { byLinkOf } from './authorContexts.ts'
import { verifiedIn } from './verified.ts'

export const nameEvents = async (queries: Queries, events: readonly HistoryEvent[], people: PastPeople): Promise<readonly NamedEvent[]> => {
  const names = new Map<DocumentId, Names>()
  const isVerified = new Map<DocumentId, (event: HistoryEvent) => boolean>()
  for (const document of new Set(events.map((event) => event.document))) {
    const own = events.filter((event) => event.document === document)
    names.set(document, await namesIn(queries, document, own))
    if (own.some(broughtBackOf)) isVerified.set(document, await verifiedIn(queries, document))
  }
  return events.map((event) => ({
    ...event,
    ...nameOf(names.get(event.document), event.subject),
    was: wasOf(people, event),
    ...linkOf(people, event),
    ...tokenOf(people, event),
    ...(event.change.type === 'act' ? { names: wordsIn(event.change.act, people.words) } : {}),
    ...(broughtBackOf(event) ? { verified: isVerified.get(event.document)?.(event) ?? false } : {}),
  }))
}

const wasOf = ({ periods, words }: PastPeople, { author, at }: HistoryEvent): NamedEvent['was'] => {
  const as = personAt(periods, author, at)
  return as && { name: words.get(as.name) ?? null, role: as.role, delegation: as.delegation, agency: as.agency }
}

const linkOf = ({ linkSpans = [], words }: PastPeople, { author, document, seq, change }: HistoryEvent): Pick<NamedEvent, 'byLink'> => {
  const span = linkSpanOf(linkSpans, { author, document, seq, last: lastSeqOf({ seq, change }) })
  return span ? { byLink: byLinkOf(span, words) } : {}
}

const tokenOf = ({ tokens }: PastPeople, { token }: HistoryEvent): Pick<NamedEvent, 'byToken'> =>
  token === undefined ? {} : { byToken: { number: token, name: tokens?.get(token) ?? null } }

const wordsIn = (act: ActSummary, words: PastPeople['words']): NamedEvent['names'] => {
  const asker = act.type === 'signInLinkRedeemed' && act.requestedBy ? [act.requestedBy.name] : []
  const commitments = 'member' in act ? [act.member.name, ...asker] : act.type === 'personRenamed' ? [act.from, act.to] : []
  return Object.fromEntries(commitments.map((commitment) => [commitment, words.get(commitment) ?? null]))
}

export interface SubjectIn {
  readonly document: DocumentId
  readonly subject: EventSubject
}
type Name = Pick<NamedEvent, 'title' | 'code'>

/** Current names of these subjects. */
export const nameSubjects = async (queries: Queries, wanted: readonly SubjectIn[]): Promise<(one: SubjectIn) => Name> => {
  const names = new Map<DocumentId, Names>()
  for (const [document, own] of Map.groupBy(wanted, (one) => one.document)) names.set(document, await namesIn(queries, document, own))
  return ({ document, subject }) => nameOf(names.get(document), subject)
}

interface Names {
  readonly titles: ReadonlyMap<string, Name['title']>
  readonly codes: ReadonlyMap<ItemId, string>
}

const nameOf = (names: Names | undefined, subject: EventSubject): Name => {
  const item = subject.type === 'item' ? parseItemId(subject.id) : null
  return { title: names?.titles.get(subjectKey(subject)) ?? { es: '', en: '' }, code: (item && names?.codes.get(item)) ?? null }
}

/** In an act an item is named as in its plan. */
const namesIn = async (queries: Queries, document: DocumentId, events: readonly Pick<HistoryEvent, 'subject'>[]): Promise<Names> => {
  const items = isActs(document) ? events.filter(({ subject }) => subject.type === 'item') : []
  if (items.length === 0) return namesOf(queries, document, events)
  const [own, plan] = await Promise.all([
    namesOf(queries, document, events),
    namesOf(queries, roadmapId(must(groupOfDocument(document), 'the group of a log of acts')), items),
  ])
  return { titles: new Map([...own.titles, ...plan.titles]), codes: plan.codes }
}

const namesOf = async (queries: Queries, document: DocumentId, events: readonly Pick<HistoryEvent, 'subject'>[]): Promise<Names> => {
  const subjects = [...new Set(events.map((event) => subjectKey(event.subject)))]
  const rows = await among(queries, { document, column: 'subject', values: subjects })
  const numbers = [...new Set(rows.flatMap(({ number }) => (typeof number === 'number' ? [number] : [])))]
  // Two items may have one number: their letters depend on each other.
  const numbered = numbers.length === 0 ? [] : await among(queries, { document, column: 'number', values: numbers })
  const items = numbered.flatMap(({ subject, number }) => {
    const id = parseItemId(String(subject).slice('item:'.length))
    return id && typeof number === 'number' ? [{ id, number }] : []
  })
  return {
    titles: new Map(rows.map((row) => [String(row.subject), { es: String(row.title_es), en: String(row.title_en) }])),
    codes: codesOf(items),
  }
}

interface Wanted {
  readonly document: DocumentId
  readonly column: 'subject' | 'number'
  readonly values: readonly (string | number)[]
}
const among = (queries: Queries, { document, column, values }: Wanted) =>
  queries.all(
    `SELECT subject, number, title_es, title_en FROM history_subject WHERE document = ? AND ${column} IN (${values.map(() => '?').join()})`,
    document,
    ...values,
  )
