// Looks through what the projector has read of a group: titles, descriptions, texts, minutes, decisions. Beside the event loop.
import type { DatabaseSync } from 'node:sqlite'
import type { SearchHit } from '../../shared/api/search.ts'
import { type DocumentId, meetingOfDocument, parseDecisionId, parseItemId, parsePointId, parseTermId } from '../../shared/ids.ts'
import { codeOf } from '../../shared/roadmap/codes.ts'
import { excerptOf, type Folded, foldText, wordsOf } from './folded.ts'

export interface Search {
  /** `documents` are those that the caller may read: nothing of any other is looked at. */
  find(documents: readonly DocumentId[], query: string): readonly SearchHit[]
}

interface Part {
  readonly part: string
  readonly title: { readonly es: Folded; readonly en: Folded }
  readonly rest: { readonly es: Folded; readonly en: Folded }
  /** Of an item. */
  readonly number: number | null
}
interface Held {
  readonly seq: number
  readonly parts: readonly Part[]
}

const MOST_HITS = 40
/** Of documents whose folded texts are kept. */
const MOST_HELD = 64

export const createSearch = (sqlite: DatabaseSync): Search => {
  const reached = sqlite.prepare('SELECT max(seq) AS seq FROM projector WHERE document = ?')
  const rows = sqlite.prepare('SELECT part, es, en FROM search_text WHERE document = ? ORDER BY part')
  const numbers = sqlite.prepare("SELECT subject, number FROM history_subject WHERE document = ? AND subject LIKE 'item:%'")
  const meeting = sqlite.prepare('SELECT number FROM meeting WHERE id = ?')
  const decisions = sqlite.prepare('SELECT id, number FROM decision WHERE document = ?')
  const held = new Map<DocumentId, Held>()

  const partsOf = (document: DocumentId): readonly Part[] => {
    const seq = Number(reached.get(document)?.seq ?? 0)
    const known = held.get(document)
    held.delete(document)
    const now = known?.seq === seq ? known : { seq, parts: read(document) }
    held.set(document, now)
    const [oldest] = held.keys()
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest)
    return now.parts
  }
  const read = (document: DocumentId): readonly Part[] => {
    const named = new Map(numbers.all(document).map((row) => [String(row.subject), Number(row.number)]))
    return rows.all(document).map((row): Part => {
      const part = String(row.part)
      // Of what has a title and more, the title is the first line; a body or minutes are all rest.
      const isBody = part === 'body' || part === 'minutes'
      const [es, en] = [String(row.es), String(row.en)]
      return {
        part,
        title: { es: foldText(isBody ? '' : firstLine(es)), en: foldText(isBody ? '' : firstLine(en)) },
        rest: { es: foldText(isBody ? es : es.slice(firstLine(es).length)), en: foldText(isBody ? en : en.slice(firstLine(en).length)) },
        number: named.get(part) ?? null,
      }
    })
  }
  const hitOf = (document: DocumentId, part: Part, whole: readonly Part[], words: readonly string[]): SearchHit | null => {
    const found = foundIn(document, part)
    if (!found) return null
    const own = part.part === 'body' || part.part === 'minutes' ? whole.find((one) => one.part === 'title') : part
    const title = { es: own?.title.es.original.join('') ?? '', en: own?.title.en.original.join('') ?? '' }
    return { document, found, title, excerpt: { es: excerptOf(part.rest.es, words), en: excerptOf(part.rest.en, words) } }
  }
  const foundIn = (document: DocumentId, { part, number }: Part): SearchHit['found'] | null => {
    const [kind = '', id] = part.split(':')
    if (kind === 'item') {
      const item = parseItemId(id)
      return item && { type: 'item', id: item, code: number === null ? null : codeOf(number) }
    }
    if (kind === 'term') {
      const term = parseTermId(id)
      return term && { type: 'term', id: term }
    }
    const held = meetingOfDocument(document)
    if (!held) return { type: 'text' }
    const session = { meeting: held, number: Number(meeting.get(held)?.number ?? 0) }
    if (kind === 'decision') {
      const row = decisions.all(document).find((one) => one.id === id)
      const decision = parseDecisionId(id)
      return row && decision ? { type: 'decision', ...session, id: decision, decision: Number(row.number) } : null
    }
    const point = kind === 'point' ? parsePointId(id) : null
    return point ? { type: 'point', ...session, id: point } : { type: 'session', ...session }
  }

  return {
    find(documents, query) {
      const words = wordsOf(query)
      if (words.length === 0) return []
      const ranked: { readonly hit: () => SearchHit | null; readonly rank: number }[] = []
      for (const document of documents) {
        const whole = partsOf(document)
        for (const part of whole) {
          const rank = rankOf(part, words)
          if (rank !== null) ranked.push({ rank, hit: () => hitOf(document, part, whole, words) })
        }
      }
      const hits: SearchHit[] = []
      for (const { hit } of ranked.toSorted((a, b) => a.rank - b.rank)) {
        const made = hit()
        // A text is told once, however many of its parts hold the words.
        if (made && !hits.some((one) => isSame(one, made))) hits.push(made)
        if (hits.length >= MOST_HITS) break
      }
      return hits
    },
  }
}

/** 0: a code; 1: a title begins so; 2: all in the title; 3: elsewhere. Null when a word is missing. */
const rankOf = ({ title, rest, number }: Part, words: readonly string[]): number | null => {
  const code = number === null ? '' : codeOf(number).toLowerCase()
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
