// A document of each kind as honest people have written it, what they write in it meanwhile, and how it is read.
import * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, RichTextSchema } from '../../shared/contentSchema.ts'
import { DOCUMENTS } from '../../shared/documents.ts'
import { readGlossary } from '../../shared/glossary/read.ts'
import { addTerm, termText } from '../../shared/glossary/write.ts'
import { clientId, parseDelegationId } from '../../shared/ids.ts'
import { readMeeting } from '../../shared/meeting/read.ts'
import { addDecision, addPoint, addSection, addSpeaker, meetingText, pointText } from '../../shared/meeting/write.ts'
import { readPage } from '../../shared/page/read.ts'
import { initPage, pageBody, pageTitleText } from '../../shared/page/write.ts'
import { must } from '../../shared/result.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { addItem, addToSet, setField } from '../../shared/roadmap/write.ts'
import { createDice } from '../harness/random.ts'
import { TABLES } from '../harness/relay.ts'
import { addItem as addSmallItem, docOf, itemOf, paragraph, updatesOf } from '../harness/validator.ts'
import type { Known } from './updates.ts'

export interface Kind {
  readonly schema: DocumentSchema
  /** Ana's client is 1. */
  readonly written: readonly Uint8Array[]
  /** By Bob, whose client is 5, on what Ana wrote, not knowing of anything else. */
  readonly meanwhile: readonly Uint8Array[]
  /** Never throws, whatever has been let in. */
  readonly read: (doc: Y.Doc) => unknown
  readonly known: Known
}

const ANA = 1
export const BOB = clientId(5)
const DELEGATION = must(parseDelegationId('co'), 'a delegation')

const kind = (schema: DocumentSchema, read: Kind['read'], ana: (doc: Y.Doc) => void, bob: (doc: Y.Doc) => void): Kind => {
  const doc = docOf(ANA)
  const written = updatesOf(doc, ana)
  const meanwhile = updatesOf(docOf(BOB, Y.encodeStateAsUpdate(doc)), bob)
  const clocks = new Map([[ANA, Y.getState(doc.store, ANA)]])
  const ids = [...doc.share.values()].flatMap((root) => [...root._map.keys()])
  return { schema, written, meanwhile, read, known: { clocks, ...namesOf(schema), keys: [...ids, ...namesOf(schema).keys, '__proto__'] } }
}

/** Every name in a schema, by what it names. */
const namesOf = (schema: DocumentSchema): Omit<Known, 'clocks'> => {
  const keys = new Set<string>(['constructor'])
  const nodes = new Set<string>(['script', 'toString'])
  const marks = new Set<string>(['evil', 'bold'])
  const rich = (schema: RichTextSchema) => {
    for (const mark of Object.keys(schema.marks)) marks.add(mark)
    for (const [name, { attributes }] of Object.entries(schema.nodes)) {
      nodes.add(name)
      for (const attribute of Object.keys(attributes)) keys.add(attribute)
    }
  }
  const place = (one: ContentSchema) => {
    if (one.type === 'fragment') rich(one.schema)
    if (one.type !== 'map') return
    for (const [key, inner] of Object.entries(one.keys)) {
      keys.add(key)
      place(inner)
    }
    if (one.each) place(one.each)
  }
  for (const root of Object.values(schema)) place(root)
  return { roots: [...Object.keys(schema), 'evil', 'constructor'], keys: [...keys], nodes: [...nodes], marks: [...marks] }
}

const random = createDice(7).bytes
const typed = (text: Y.Text | null | undefined, at: number, words: string) => text?.insert(at, words)

const SMALL = kind(
  TABLES,
  // Tables of no document of ours: nothing reads them.
  () => null,
  (doc) => {
    addSmallItem(doc, 'item1')
    doc.getText('title').insert(0, 'hoja de ruta')
    doc.getText('title').delete(2, 3)
    doc.getXmlFragment('body').push([paragraph('p1', 'uno dos'), paragraph('p2', 'tres')])
  },
  (doc) => {
    doc.getText('title').insert(3, 'bob')
    itemOf(doc, 'item1').set('status', 'agreed')
    doc.getXmlFragment('body').delete(0, 1)
  },
)
const ROADMAP = kind(
  DOCUMENTS.roadmap.schema,
  readRoadMap,
  (doc) => {
    addItem(doc, { title: { es: 'Consulta', en: 'Consultation' } }, random)
    addItem(doc, { title: { es: 'Otra' } }, random)
    for (const { id } of readRoadMap(doc).items) {
      setField(doc, id, 'status', 'inProgress')
      addToSet(doc, id, 'coDelegations', DELEGATION)
    }
  },
  (doc) => {
    const [first] = readRoadMap(doc).items
    if (first) setField(doc, first.id, 'status', 'blocked')
    addItem(doc, { title: { es: 'De Bob' } }, random)
  },
)
const PAGE = kind(
  DOCUMENTS.page.schema,
  readPage,
  (doc) => {
    initPage(doc, { kind: 'strategy', title: { es: 'Estrategia', en: 'Strategy' } })
    pageBody(doc, 'es')?.push([paragraph('k3v9q1m0x2ab', 'uno dos tres'), paragraph('k3v9q1m0x2ac', 'cuatro')])
  },
  (doc) => {
    typed(pageTitleText(doc, 'es'), 3, 'bob')
    pageBody(doc, 'es')?.delete(0, 1)
  },
)
const MEETING = kind(
  DOCUMENTS.meeting.schema,
  readMeeting,
  (doc) => {
    typed(meetingText(doc, 'title', 'es'), 0, 'Sesión')
    addSection(doc, { es: 'Apertura' }, random)
    addPoint(doc, { title: { es: 'Punto' } }, random)
    addDecision(doc, { number: 1, text: { es: 'Se decide' } }, random)
    addSpeaker(doc, { delegation: DELEGATION, agency: null }, random)
  },
  (doc) => {
    const [point] = readMeeting(doc).points
    if (point) typed(pointText(doc, point.id, 'title', 'es'), 2, 'bob')
  },
)
const GLOSSARY = kind(
  DOCUMENTS.glossary.schema,
  readGlossary,
  (doc) => void addTerm(doc, { term: { es: 'exhumación', en: 'exhumation' } }, random),
  (doc) => {
    const [term] = readGlossary(doc).terms
    if (term) typed(termText(doc, term.id, 'term', 'es'), 1, 'bob')
  },
)
export const KINDS = [SMALL, ROADMAP, PAGE, MEETING, GLOSSARY] as const
