// Full-text search over the projected texts of a group: titles, descriptions, texts, minutes, decisions. In the reader's worker.
import type { SearchHit } from '../../shared/api/search.ts'
import {
  type DocumentId,
  type ItemId,
  meetingOfDocument,
  parseDecisionId,
  parseItemId,
  parsePointId,
  parseTermId,
} from '../../shared/ids.ts'
import { decisionNumbers } from '../../shared/meeting/register.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import type { Queries } from '../db/queries.ts'
import { excerptOf, type Folded, foldText, queryWords } from './folded.ts'

interface Search {
  /** `documents` are those that the caller may read: no others are searched. */
  find(documents: readonly DocumentId[], query: string): Promise<readonly SearchHit[]>
}

interface Part {
  readonly part: string
  readonly title: { readonly es: Folded; readonly en: Folded }
  readonly rest: { readonly es: Folded; readonly en: Folded }
  /** For an item. */
  readonly number: number | null
  readonly code: string | null
}
/** What is looked for, and where the caller may look. */
interface Looking {
  readonly whole: readonly Part[]
  readonly words: readonly string[]
  readonly documents: readonly DocumentId[]
}
interface Held {
  readonly seq: number
  readonly parts: readonly Part[]
}

const MOST_HITS = 40
/** Number of documents whose folded texts are cached. */
const MOST_HELD = 64

export const createSearch = (queries: Queries): Search => {
  const held = new Map<DocumentId, Held>()

  const partsOf = async (document: DocumentId): Promise<readonly Part[]> => {
    const [reached] = await queries.all(SQL.reached, document)
    const seq = Number(reached?.seq ?? 0)
    const known = held.get(document)
    const now = known?.seq === seq ? known : { seq, parts: await read(document) }
    held.delete(document)
    held.set(document, now)
    const [oldest] = held.keys()
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest)
    return now.parts
  }
  const read = async (document: DocumentId): Promise<readonly Part[]> => {
    const numbers = await queries.all(SQL.numbers, document)
    const named = new Map(numbers.map((row) => [String(row.subject), Number(row.number)]))
    const codes = codesOf(numbers.flatMap(({ subject, number }) => numbered(parseItemId(String(subject).slice(ITEM.length)), number)))
    return (await queries.all(SQL.texts, document)).map((row): Part => {
      const part = String(row.part)
      // The first line is the title; of a body or minutes there is none.
      const isBody = part === 'body' || part === 'minutes'
      const [es, en] = [String(row.es), String(row.en)]
      return {
        part,
        title: { es: foldText(isBody ? '' : firstLine(es)), en: foldText(isBody ? '' : firstLine(en)) },
        rest: { es: foldText(isBody ? es : es.slice(firstLine(es).length)), en: foldText(isBody ? en : en.slice(firstLine(en).length)) },
        number: named.get(part) ?? null,
        code: part.startsWith(ITEM) ? codeIn(codes, part) : null,
      }
    })
  }
  const hitOf = async (document: DocumentId, part: Part, { whole, words, documents }: Looking): Promise<SearchHit | null> => {
    const found = await foundIn(document, part, documents)
    if (!found) return null
    const own = part.part === 'body' || part.part === 'minutes' ? whole.find((one) => one.part === 'title') : part
    const title = { es: own?.title.es.original.join('') ?? '', en: own?.title.en.original.join('') ?? '' }
    return { document, found, title, excerpt: { es: excerptOf(part.rest.es, words), en: excerptOf(part.rest.en, words) } }
  }
  const foundIn = async (
    document: DocumentId,
    { part, code }: Part,
    documents: readonly DocumentId[],
  ): Promise<SearchHit['found'] | null> => {
    const [kind = '', id] = part.split(':')
    if (kind === 'item') {
      const item = parseItemId(id)
      return item && { type: 'item', id: item, code }
    }
    if (kind === 'term') {
      const term = parseTermId(id)
      return term && { type: 'term', id: term }
    }
    const held = meetingOfDocument(document)
    if (!held) return { type: 'text' }
    const [row] = await queries.all(SQL.meeting, held)
    const session = { meeting: held, number: Number(row?.number ?? 0) }
    if (kind === 'decision') {
      const decision = parseDecisionId(id)
      const rows = await queries.all(decisionsSql(documents.length), ...documents)
      const row = rows.find((one) => one.id === id)
      const called = decision && decisionNumbers(rows.flatMap((one) => numbered(parseDecisionId(one.id), one.number))).get(decision)
      return row && decision
        ? { type: 'decision', ...session, id: decision, decision: Number(row.number), ...(called ? { called } : {}) }
        : null
    }
    const point = kind === 'point' ? parsePointId(id) : null
    return point ? { type: 'point', ...session, id: point } : { type: 'session', ...session }
  }

  return {
    async find(documents, query) {
      const words = queryWords(query)
      if (words.length === 0) return []
      const ranked: { readonly hit: () => Promise<SearchHit | null>; readonly rank: number }[] = []
      for (const document of documents) {
        const whole = await partsOf(document)
        for (const part of whole) {
          const rank = rankOf(part, words)
          if (rank !== null) ranked.push({ rank, hit: () => hitOf(document, part, { whole, words, documents }) })
        }
      }
      const hits: SearchHit[] = []
      for (const { hit } of ranked.toSorted((a, b) => a.rank - b.rank)) {
        const made = await hit()
        // A text is listed once, however many of its parts match.
        if (made && !hits.some((one) => isSame(one, made))) hits.push(made)
        if (hits.length >= MOST_HITS) break
      }
      return hits
    },
  }
}

const SQL = {
  reached: 'SELECT max(seq) AS seq FROM projector WHERE document = ?',
  // Without rows of links.
  texts: "SELECT part, es, en FROM search_text WHERE document = ? AND part NOT LIKE 'links%' ORDER BY part",
  numbers: "SELECT subject, number FROM history_subject WHERE document = ? AND subject LIKE 'item:%'",
  meeting: 'SELECT number FROM meeting WHERE id = ?',
} as const
/** All that the caller may read: letters distinguish those that share a number. */
const decisionsSql = (documents: number) =>
  `SELECT id, number FROM decision WHERE document IN (${Array.from({ length: documents }, () => '?').join()})`

const ITEM = 'item:'
const codeIn = (codes: ReadonlyMap<ItemId, string>, part: string): string | null => {
  const item = parseItemId(part.slice(ITEM.length))
  return (item && codes.get(item)) ?? null
}
const numbered = <Id>(id: Id | null, number: unknown) => (id === null ? [] : [{ id, number: Number(number) }])

/** 0: code; 1: prefix of a title; 2: all words in the title; 3: elsewhere. Null when a word is missing. */
const rankOf = ({ title, rest, number, code: shown }: Part, words: readonly string[]): number | null => {
  const code = shown?.toLowerCase() ?? ''
  const titles = `${code} ${title.es.plain} ${title.en.plain}`
  if (words.length === 1 && (code === words[0] || (number !== null && String(number) === words[0]))) return 0
  if (words.every((word) => titles.includes(word))) {
    const [first = ''] = words
    return title.es.plain.startsWith(first) || title.en.plain.startsWith(first) ? 1 : 2
  }
  return words.every((word) => titles.includes(word) || rest.es.plain.includes(word) || rest.en.plain.includes(word)) ? 3 : null
}
const isSame = (a: SearchHit, b: SearchHit): boolean =>
  a.document === b.document && a.found.type === b.found.type && (a.found.type === 'text' || a.found.type === 'session')
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
