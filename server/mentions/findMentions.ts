// Mentions of an item, a text or a decision: links in texts, descriptions, minutes and notes, subjects of points and decisions, and comments that
// contain an item's code. Limited to what the user may read.
import type { Mentions } from '../../shared/api/mentions.ts'
import type { SearchHit } from '../../shared/api/search.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import { parseThreadSubject } from '../../shared/comments/subject.ts'
import { type Reference, writeReference } from '../../shared/editor/reference.ts'
import {
  type DocumentId,
  meetingOfDocument,
  parseDecisionId,
  parseDelegationId,
  parseDocumentId,
  parseItemId,
  parsePointId,
  parseThreadId,
  roadmapId,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type CommentReader, visibleComments } from '../comments/visibleThreads.ts'
import { holdsText, type Store } from '../db/rowStore.ts'
import { decisionNamesIn, itemCodes } from '../db/shownNumbers.ts'

/** `documents`: those that the user may read. */
interface Asked {
  readonly of: Reference
  readonly documents: readonly DocumentId[]
  readonly reader: CommentReader
}

const MOST = 200
const LINKS = 'links'

export const findMentions = async (db: Store, { of, documents, reader }: Asked): Promise<Mentions> => {
  const rows = await linkRows(db, of, documents)
  const found = await Promise.all(rows.map((row) => hitOf(db, row, documents)))
  // A point or a decision about an item may link to it as well: only one of each is listed.
  return { hits: found.flatMap((hit) => hit ?? []), threads: of.kind === 'item' ? await threadsNaming(db, of, reader) : [] }
}

interface LinkRow {
  readonly document: DocumentId
  /** Part as in the search; '' is the text or the minutes. */
  readonly part: string
}

/** By primary key: only the rows of links are read for each document. */
const linkRows = async (db: Store, of: Reference, documents: readonly DocumentId[]): Promise<readonly LinkRow[]> => {
  if (documents.length === 0) return []
  const wanted = writeReference(of)
  const rows = await db
    .selectFrom('search_text')
    .select(['document', 'part', 'es', 'en'])
    .where('document', 'in', [...documents])
    .where('part', '>=', LINKS)
    .where('part', '<', `${LINKS};`)
    .where((where) => where.or([holdsText('es', wanted), holdsText('en', wanted)]))
    .orderBy('document')
    .orderBy('part')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ document, part, es, en }) => {
    const id = parseDocumentId(document)
    // An id may be a prefix of another one.
    const isSo = `${es}\n${en}`.split('\n').includes(wanted)
    const own = { document, part: part.slice(LINKS.length + 1) }
    return id && isSo && !isItself(of, own) ? [{ document: id, part: own.part }] : []
  })
}
const isItself = ({ kind, id }: Reference, { document, part }: { readonly document: string; readonly part: string }): boolean =>
  kind === 'text' ? document === id : part === `${kind}:${id}`

const hitOf = async (db: Store, { document, part }: LinkRow, documents: readonly DocumentId[]): Promise<SearchHit | null> => {
  const [kind = '', id = ''] = part.split(':')
  const excerpt: Bilingual = { es: '', en: '' }
  if (kind === 'item') {
    const item = parseItemId(id)
    const row = await itemRow(db, document, id)
    return item && row && row.archived === 0
      ? {
          document,
          found: { type: 'item', id: item, code: (await itemCodes(db, document, [row.number])).get(item) ?? null },
          title: titleOf(row),
          excerpt,
        }
      : null
  }
  const face = await db.selectFrom('document_title').select(['es', 'en', 'archived']).where('document', '=', document).executeTakeFirst()
  if (!face || face.archived === 1) return null
  const title = { es: face.es, en: face.en }
  const meeting = meetingOfDocument(document)
  if (!meeting) return { document, found: { type: 'text' }, title, excerpt }
  const held = await db.selectFrom('meeting').select('number').where('id', '=', meeting).executeTakeFirst()
  const session = { meeting, number: held?.number ?? 0 }
  if (kind === 'decision') {
    const decision = parseDecisionId(id)
    const row = await db
      .selectFrom('decision')
      .select(['number', 'text_es', 'text_en'])
      .where('document', '=', document)
      .where('id', '=', id)
      .executeTakeFirst()
    const name = decision && (await decisionNamesIn(db, documents)).get(decision)
    const called = name ? { called: name } : {}
    return decision && row
      ? {
          document,
          found: { type: 'decision', ...session, id: decision, decision: row.number, ...called },
          title: { es: row.text_es, en: row.text_en },
          excerpt,
        }
      : null
  }
  const point = kind === 'point' ? parsePointId(id) : null
  return point
    ? { document, found: { type: 'point', ...session, id: point }, title: await firstLines(db, document, part), excerpt }
    : { document, found: { type: 'session', ...session }, title, excerpt }
}

const itemRow = (db: Store, document: DocumentId, id: string) =>
  db
    .selectFrom('plan_item')
    .select(['number', 'title_es', 'title_en', 'archived'])
    .where('document', '=', document)
    .where('id', '=', id)
    .executeTakeFirst()
const titleOf = ({ title_es, title_en }: { readonly title_es: string; readonly title_en: string }): Bilingual => ({
  es: title_es,
  en: title_en,
})

const firstLines = async (db: Store, document: DocumentId, part: string): Promise<Bilingual> => {
  const row = await db
    .selectFrom('search_text')
    .select(['es', 'en'])
    .where('document', '=', document)
    .where('part', '=', part)
    .executeTakeFirst()
  const first = (words: string | undefined): string => words?.split('\n', 1)[0] ?? ''
  return { es: first(row?.es), en: first(row?.en) }
}

/** Other threads whose text contains `WG-014`, most recent change first. */
const threadsNaming = async (
  db: Store,
  { id }: Extract<Reference, { kind: 'item' }>,
  reader: CommentReader,
): Promise<Mentions['threads']> => {
  const row = await itemRow(db, roadmapId(reader.group), id)
  if (!row) return []
  const code = ((await itemCodes(db, roadmapId(reader.group), [row.number])).get(id) ?? '').toLowerCase()
  const rows = await visibleComments(db, reader)
    .select([
      'comment_thread.id',
      'comment_thread.number',
      'comment_thread.document',
      'comment_thread.subject',
      'comment_thread.delegation',
    ])
    .select(['comment.folded', 'comment_thread.changed_at'])
    .where('comment.removed_at', 'is', null)
    .where('comment_thread.subject', '!=', `item:${id}`)
    .where(holdsText('comment.folded', code))
    .orderBy('comment_thread.changed_at', 'desc')
    .orderBy('comment_thread.id')
    .limit(MOST)
    .execute()
  const whole = new RegExp(`(?<![\\p{L}\\p{N}-])${code}(?![\\p{L}\\p{N}])`, 'u')
  const named = new Map(rows.filter(({ folded }) => whole.test(folded)).map((one) => [one.id, one]))
  return [...named.values()].map(({ id: thread, number, document, subject, delegation }) => ({
    thread: must(parseThreadId(thread), 'the id of a thread'),
    number,
    document: must(parseDocumentId(document), 'the document of a thread'),
    subject: must(parseThreadSubject(subject), 'what a thread is about'),
    delegation: parseDelegationId(delegation),
  }))
}
