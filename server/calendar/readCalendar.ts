// Content of a user's calendar of a group, from rows: open items with a due date, and sessions with dates. Sessions in preparation are never
// included: a URL can be passed on, and the seat of its owner is not checked again.
import type { Language } from '../../shared/bilingual.ts'
import type { CalendarEvent } from '../../shared/calendar/calendar.ts'
import { itemEvent, sessionEvent } from '../../shared/calendar/events.ts'
import type { CalendarScope } from '../../shared/calendar/scopes.ts'
import { type AgencyId, type DelegationId, parseAgencyId, parseItemId, parseMeetingId, roadmapId } from '../../shared/ids.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import { isPrefixed, type Store } from '../db/rowStore.ts'
import { type NotifiedPerson, type PlannedItem, readItems, readPeople } from '../notices/groupNow.ts'
import { holdersOf, isOpenItem } from '../notices/holders.ts'
import type { CalendarHolder } from './address.ts'

interface Asked extends CalendarHolder {
  readonly scope: CalendarScope
  readonly language: Language
  /** Of the installation. */
  readonly url: string
}

export const readCalendar = async (
  db: Store,
  asked: Asked,
): Promise<{ readonly events: readonly CalendarEvent[]; readonly zone: string }> => {
  const people = await readPeople(db, asked.group)
  const reader = people.find(({ account }) => account === asked.account)
  return {
    events: [...(await sessionsOf(db, asked)), ...(reader ? await itemsOf(db, asked, { people, reader }) : [])],
    zone: reader?.zone ?? '',
  }
}

const itemsOf = async (
  db: Store,
  { scope, ...context }: Asked,
  { people, reader }: { readonly people: readonly NotifiedPerson[]; readonly reader: NotifiedPerson },
): Promise<readonly CalendarEvent[]> => {
  const document = roadmapId(context.group)
  const isOurs = await inScope(db, context, { scope, people, reader })
  const titles = await db
    .selectFrom('plan_item')
    .select(['id', 'number', 'title_es', 'title_en'])
    .where('document', '=', document)
    .execute()
  const titleOf = new Map(titles.map((row) => [row.id, row]))
  const [changes, codes] = [await changesOf(db, document), codesOf(titles.flatMap(({ id, number }) => numbered(parseItemId(id), number)))]
  const due = (await readItems(db, context.group)).flatMap((item) => {
    const said = titleOf.get(item.id)
    if (item.due === null || !said || !isOpenItem(item) || !isOurs(item)) return []
    const title = { es: said.title_es, en: said.title_en }
    return [{ id: item.id, number: said.number, code: codes.get(item.id) ?? '', kind: item.kind, title, due: item.due }]
  })
  return due
    .sort((a, b) => a.due.localeCompare(b.due) || a.number - b.number)
    .map((item) => itemEvent(item, changes.get(item.id) ?? NEVER, context))
}

const numbered = <Id>(id: Id | null, number: number) => (id === null ? [] : [{ id, number }])

const inScope = async (
  db: Store,
  { group, account }: Pick<CalendarHolder, 'group' | 'account'>,
  { scope, people, reader }: { readonly scope: CalendarScope; readonly people: readonly NotifiedPerson[]; readonly reader: NotifiedPerson },
): Promise<(item: PlannedItem) => boolean> => {
  if (scope === 'all') return () => true
  if (scope === 'mine') return (item) => holdersOf(item, people).some((holder) => holder.account === account)
  const { delegation } = reader
  if (delegation === null) return () => false
  const agencies = await agenciesOf(db, group, delegation)
  const own = new Set(people.filter((person) => person.delegation === delegation).map((person) => person.account))
  return (item) =>
    item.lead === delegation || item.agencies.some((agency) => agencies.has(agency)) || item.people.some((person) => own.has(person))
}

const agenciesOf = async (db: Store, group: CalendarHolder['group'], delegation: DelegationId): Promise<ReadonlySet<AgencyId>> => {
  const rows = await db.selectFrom('agency').select('id').where('group_id', '=', group).where('delegation', '=', delegation).execute()
  return new Set(rows.flatMap(({ id }) => parseAgencyId(id) ?? []))
}

interface Changed {
  readonly changedAt: number
  readonly changes: number
}
const NEVER: Changed = { changedAt: 0, changes: 0 }

/** By item, from its history: time of the last change, and number of changes of its date. */
const changesOf = async (db: Store, document: string): Promise<ReadonlyMap<string, Changed>> => {
  const rows = await db
    .selectFrom('history_event')
    .select((row) => [
      'subject',
      row.fn.max('at').as('at'),
      row.fn.sum(row.case().when('field', '=', 'due').then(1).else(0).end()).as('moves'),
    ])
    .where('document', '=', document)
    .where('subject', 'like', 'item:%')
    .groupBy('subject')
    .execute()
  return new Map(rows.map(({ subject, at, moves }) => [subject.slice('item:'.length), { changedAt: Number(at), changes: Number(moves) }]))
}

const sessionsOf = async (db: Store, { scope: _scope, ...context }: Asked): Promise<readonly CalendarEvent[]> => {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('meeting_face', (join) => join.on(isPrefixed('meeting_face.document', 'meeting:', 'meeting.id')))
    .leftJoin('document_title', 'document_title.document', 'meeting_face.document')
    .innerJoin('work_group', 'work_group.id', 'meeting.group_id')
    .select([
      'meeting.id',
      'meeting.number',
      'meeting.created_at',
      'document_title.es',
      'document_title.en',
      'place_es',
      'place_en',
      'start_day',
      'end_day',
      'opens_at',
      'closes_at',
      'meeting_face.document',
      'meeting_face.zone',
      'work_group.zone as ours',
    ])
    .where('group_id', '=', context.group)
    .where('shared', '=', 1)
    .where('start_day', 'is not', null)
    .orderBy('start_day')
    .orderBy('number')
    .execute()
  const changes = await changesOfSessions(
    db,
    rows.map(({ document }) => document),
  )
  return rows.flatMap((row) => {
    const id = parseMeetingId(row.id)
    if (!id || row.start_day === null) return []
    const session = {
      id,
      number: row.number,
      title: { es: row.es ?? '', en: row.en ?? '' },
      place: { es: row.place_es, en: row.place_en },
      start: row.start_day,
      end: row.end_day,
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      zone: row.zone || row.ours,
    }
    return sessionEvent(session, changes.get(row.document) ?? { changedAt: row.created_at, changes: 0 }, context)
  })
}

const WHEN = ['start', 'end', 'opensAt', 'closesAt', 'zone']
const SIDES = ['title.es', 'title.en', 'place.es', 'place.en']

/** By session: time of the last change of its event, and number of changes of its dates or times. */
const changesOfSessions = async (db: Store, documents: readonly string[]): Promise<ReadonlyMap<string, Changed>> => {
  if (documents.length === 0) return new Map()
  const rows = await db
    .selectFrom('history_event')
    .select((row) => [
      'document',
      row.fn.max('at').as('at'),
      row.fn.sum(row.case().when('field', 'in', WHEN).then(1).else(0).end()).as('moves'),
    ])
    .where('document', 'in', documents)
    .where('field', 'in', [...WHEN, ...SIDES])
    .groupBy('document')
    .execute()
  return new Map(rows.map(({ document, at, moves }) => [document, { changedAt: Number(at), changes: Number(moves) }]))
}
