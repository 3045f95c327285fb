// Pairs of a group that need translation or confirmation, and since when: read from the current documents, in the reader's worker.
import * as Y from 'yjs'
import type { TextSummary, TranslationAnswer, WaitingPair } from '../../shared/api/translation.ts'
import { type Bilingual, type Language, otherLanguage } from '../../shared/bilingual.ts'
import { bracketsOfRows, countBrackets } from '../../shared/brackets/rowBrackets.ts'
import { mapIn, rootFragment, rootMap } from '../../shared/editor/foreign.ts'
import { readGlossary } from '../../shared/glossary/read.ts'
import { termText } from '../../shared/glossary/write.ts'
import { subjectLayout } from '../../shared/history/fold/subjectLayouts.ts'
import { type DelegationId, type DocumentId, type DocumentKind, documentKind, instant, type Seq, seq } from '../../shared/ids.ts'
import { pairsOfMeeting } from '../../shared/meeting/pairs.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { readPage } from '../../shared/page/read.ts'
import { type Confirmations, readConfirmations } from '../../shared/pairs/confirmations.ts'
import { type Pair, type PairName, parsePair, TEXT_TITLE } from '../../shared/pairs/pairNames.ts'
import { countPairs, outdatedSide, type PairState, pairState, unconfirmedIn } from '../../shared/pairs/pairState.ts'
import type { PairedTextRow } from '../../shared/pairs/textRows.ts'
import { must } from '../../shared/result.ts'
import { pairOfStream, pairsOfItem } from '../../shared/roadmap/pairs.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { side } from '../../shared/schema/field.ts'
import { rootsOf } from '../../shared/schema/record.ts'
import { firstIn, nextItem } from '../../shared/yjs/item.ts'
import { lettersIn, typeIn } from '../../shared/yjs/itemContent.ts'
import type { Authors } from './authors.ts'
import type { IdRanges } from './idRanges.ts'
import { followingMoves, type MovedTexts } from './movedText.ts'
import { keepNewest } from './newest.ts'
import { pageRows } from './openBrackets.ts'
import { type PastStates, stateAt } from './pastStates.ts'
import type { Stamp } from './stamp.ts'

export interface Translation {
  of(documents: readonly { readonly document: DocumentId; readonly seq: Seq }[]): Promise<TranslationAnswer>
}

interface Found {
  readonly pairs: readonly WaitingPair[]
  readonly counts: TranslationAnswer['documents'][number]['counts']
  readonly text: TextSummary | null
}
/** A pair before its authors are known. */
interface Looked extends Pick<WaitingPair, 'type' | 'id' | 'field' | 'name' | 'block' | 'code' | 'title'> {
  readonly lead: DelegationId | null
  readonly sides: Bilingual
  readonly state: PairState
  /** The Y type of one side. */
  readonly text: (side: Language) => Y.Text | Y.XmlFragment | null
}

const MOST_DOCUMENTS = 128
const LONGEST = 160

/** `hourly`: author index with the hour. */
export const createTranslationReader = (past: PastStates, hourly: Authors, moves: MovedTexts): Translation => {
  const kept = keepNewest<Found>(MOST_DOCUMENTS)
  const read = async (document: DocumentId, at: Seq): Promise<Found> => {
    const doc = await stateAt(past, document, at)
    const looked = LOOK[documentKind(document)]?.(doc, readConfirmations(doc)) ?? []
    const waiting = looked.filter(({ state }) => state.type !== 'aligned' && state.type !== 'empty')
    const stamps = waiting.length > 0 ? followingMoves(await hourly.of(document, at), await moves.of(document, at)) : null
    const found = {
      pairs: waiting.flatMap((one) => waitingPair(document, one, stamps)),
      counts: countPairs(looked.map(({ state }) => state)),
      text: documentKind(document) === 'page' ? await summaryOf(past, doc, { document, at }) : null,
    }
    doc.destroy()
    return found
  }
  return {
    async of(documents) {
      const pairs: WaitingPair[] = []
      const counted: TranslationAnswer['documents'][number][] = []
      for (const { document, seq } of documents) {
        const found = await kept.get(`${seq} ${document}`, () => read(document, seq))
        pairs.push(...found.pairs)
        counted.push({ document, counts: found.counts, text: found.text })
      }
      return { pairs, documents: counted }
    },
  }
}

interface At {
  readonly document: DocumentId
  readonly at: Seq
}
const summaryOf = async (past: PastStates, doc: Y.Doc, at: At): Promise<TextSummary> => {
  const { kind, paragraphs } = readPage(doc)
  return {
    kind,
    paragraphs,
    brackets: countBrackets(bracketsOfRows(pageRows(doc, readConfirmations(doc)))),
    last: await lastAuthor(past, at),
  }
}
const lastAuthor = async ({ log }: PastStates, { document, at }: At): Promise<TextSummary['last']> => {
  if (at === 0) return null
  for await (const { author, delegation } of log.read(document, seq(at - 1), at)) return { account: author, delegation }
  return null
}

const waitingPair = (document: DocumentId, looked: Looked, stamps: IdRanges<Stamp> | null): readonly WaitingPair[] => {
  const { type, id, field, name, block, code, title, lead, sides, state } = looked
  if (state.type === 'aligned' || state.type === 'empty') return []
  const side = outdatedSide(state) ?? oneOf(unconfirmedIn(state))
  const last = newestOf(looked, side, stamps)
  const whose = lead ?? last?.delegation ?? null
  return [
    {
      document,
      type,
      id,
      field,
      name,
      block,
      code,
      title,
      state: state.type,
      side,
      sides: { es: begin(sides.es), en: begin(sides.en) },
      whose,
      last,
    },
  ]
}
const oneOf = (sides: readonly Language[]): Language | null => (sides.length === 1 ? (sides[0] ?? null) : null)
const begin = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

const newestOf = ({ text }: Looked, side: Language | null, stamps: IdRanges<Stamp> | null): WaitingPair['last'] => {
  const ahead: readonly Language[] = side ? [otherLanguage(side)] : ['es', 'en']
  const found = ahead.flatMap((one) => {
    const written = text(one)
    return (written && stamps && newestIn(written, stamps)) ?? []
  })
  const [newest] = found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
  if (found.some(({ unverified }) => unverified)) return null
  return newest && newest.at !== null ? { account: newest.account, delegation: newest.delegation, at: instant(newest.at) } : null
}

type Look = (doc: Y.Doc, confirmed: Confirmations) => readonly Looked[]
interface Named {
  readonly name: PairName
  readonly sides: Bilingual
}
const NOBODY = { code: null, lead: null }
const looked =
  (doc: Y.Doc, confirmed: Confirmations, about: Pick<Looked, 'code' | 'title' | 'lead'>) =>
  ({ name, sides }: Named): Looked => {
    const pair = must(parsePair(name), name)
    return {
      ...about,
      type: pair.type,
      id: pair.id,
      field: pair.field,
      name,
      block: null,
      sides,
      state: pairState(sides, confirmed.get(name)),
      text: (side) => pairText(doc, pair, side),
    }
  }

const lookAtPlan: Look = (doc, confirmed) => {
  const { items, streams } = readRoadMap(doc)
  return [
    ...streams.filter(isThere).map((stream) => looked(doc, confirmed, { ...NOBODY, title: stream.name })(pairOfStream(stream))),
    ...items
      .filter(isThere)
      .flatMap((item) => pairsOfItem(item).map(looked(doc, confirmed, { code: item.code, title: item.title, lead: item.lead }))),
  ]
}
const isThere = ({ archived }: { readonly archived: boolean }) => !archived

const lookAtText: Look = (doc, confirmed) => {
  const { title, archived } = readPage(doc)
  if (archived) return []
  return [
    looked(doc, confirmed, { ...NOBODY, title })({ name: TEXT_TITLE, sides: title }),
    ...pageRows(doc, confirmed).map((row) => lookAtRow(doc, title, row)),
  ]
}
const lookAtRow = (doc: Y.Doc, title: Bilingual, { es, en, name, sides, state }: PairedTextRow): Looked => ({
  ...NOBODY,
  type: 'text',
  id: '',
  field: 'body',
  name,
  block: es?.id ?? en?.id ?? null,
  title,
  sides,
  state,
  text: (side) => rowText(doc, side, side === 'es' ? (es?.id ?? null) : (en?.id ?? null)),
})

const lookAtSession: Look = (doc, confirmed) => {
  const meeting = readMeeting(doc)
  return pairsOfMeeting(meeting).map(looked(doc, confirmed, { ...NOBODY, title: meeting.title }))
}

const lookAtGlossary: Look = (doc) =>
  readGlossary(doc)
    .terms.filter(isThere)
    .flatMap(({ id, term }) => {
      const state = pairState(term)
      if (state.type !== 'missing') return []
      const text = (side: Language) => termText(doc, id, 'term', side)
      return [{ ...NOBODY, type: 'term', id, field: 'term', name: null, block: null, title: term, sides: term, state, text }]
    })

/** Kinds of documents with pairs. */
const LOOK: Readonly<Partial<Record<DocumentKind, Look>>> = {
  roadmap: lookAtPlan,
  page: lookAtText,
  meeting: lookAtSession,
  glossary: lookAtGlossary,
}

/** Newest author of a text's content. */
const newestIn = (text: Y.Text | Y.XmlFragment, stamps: IdRanges<Stamp>): Stamp | null => {
  let newest: Stamp | null = null
  const see = (stamp: Stamp | null) => {
    if (stamp && timeOf(newest) < timeOf(stamp)) newest = stamp
  }
  for (let item = firstIn(text); item; item = nextItem(item)) {
    if (item.deleted) continue
    const type = typeIn(item)
    if (lettersIn(item) !== null) {
      const { client, clock } = item.id
      for (let at = clock; at < clock + item.length; at = stamps.next(client, at)) see(stamps.at(client, at))
    } else if (type instanceof Y.Text || type instanceof Y.XmlFragment) see(newestIn(type, stamps))
  }
  return newest
}

/** The time of edits brought back after a restore is unknown: they may be the newest, and then nobody is named. */
const timeOf = (stamp: Stamp | null): number => (stamp?.unverified ? Number.POSITIVE_INFINITY : (stamp?.at ?? -1))

type Text = Y.Text | Y.XmlFragment

/** The Y type of one side of a pair. */
const pairText = (doc: Y.Doc, { type, id, field, inside }: Pair, language: Language): Text | null => {
  const found = subjectLayout(type)
  if (!found) return null
  const subject = found.root === null ? rootsOf(doc, found.table.schema) : mapIn(rootMap(doc, found.root), id)
  const [line] = inside
  if (line === undefined) return textOf(subject?.get(side(field, language)))
  return textOf(mapIn(mapIn(subject, field), line)?.get(side('text', language)))
}
const textOf = (held: unknown): Text | null => (held instanceof Y.Text || held instanceof Y.XmlFragment ? held : null)

/** One side of a row of a text. */
const rowText = (doc: Y.Doc, language: Language, block: string | null): Text | null => {
  const found = rootFragment(doc, PAGE_ROOTS.body[language])
    ?.toArray()
    .find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === block)
  return found instanceof Y.XmlElement ? found : null
}
