// Events with the title and the code that their subjects have now, archived ones too.
import type { NamedEvent } from '../../shared/api/history.ts'
import { type HistoryEvent, type Subject, subjectKey } from '../../shared/history/events.ts'
import { type DocumentId, type ItemId, parseItemId } from '../../shared/ids.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import type { Store } from '../db/store.ts'

export const nameEvents = async (db: Store, events: readonly HistoryEvent[]): Promise<readonly NamedEvent[]> => {
  const names = new Map<DocumentId, Names>()
  for (const document of new Set(events.map((event) => event.document)))
    names.set(
      document,
      await namesIn(
        db,
        document,
        events.filter((event) => event.document === document),
      ),
    )
  return events.map((event) => ({ ...event, ...nameOf(names.get(event.document), event.subject) }))
}

type Name = Pick<NamedEvent, 'title' | 'code'>
interface Names {
  readonly titles: ReadonlyMap<string, Name['title']>
  readonly codes: ReadonlyMap<ItemId, string>
}

const nameOf = (names: Names | undefined, subject: Subject): Name => {
  const item = subject.type === 'item' ? parseItemId(subject.id) : null
  return { title: names?.titles.get(subjectKey(subject)) ?? { es: '', en: '' }, code: (item && names?.codes.get(item)) ?? null }
}

const namesIn = async (db: Store, document: DocumentId, events: readonly HistoryEvent[]): Promise<Names> => {
  const subjects = [...new Set(events.map((event) => subjectKey(event.subject)))]
  const rows = await db
    .selectFrom('history_subject')
    .selectAll()
    .where('document', '=', document)
    .where('subject', 'in', subjects)
    .execute()
  const numbers = [...new Set(rows.flatMap((row) => row.number ?? []))]
  // Two items may have one number: their letters depend on each other.
  const numbered =
    numbers.length === 0
      ? []
      : await db
          .selectFrom('history_subject')
          .select(['subject', 'number'])
          .where('document', '=', document)
          .where('number', 'in', numbers)
          .execute()
  const items = numbered.flatMap(({ subject, number }) => {
    const id = parseItemId(subject.slice('item:'.length))
    return id && number !== null ? [{ id, number }] : []
  })
  return { titles: new Map(rows.map((row) => [row.subject, { es: row.title_es, en: row.title_en }])), codes: codesOf(items) }
}
