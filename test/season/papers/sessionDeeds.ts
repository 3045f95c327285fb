// What people write in the document of a session, with plain Yjs by DOCUMENTS.md, and what the auditor keeps of it.
import * as Y from 'yjs'
import type { Chance } from '../random.ts'

export interface Pair {
  readonly es: string
  readonly en: string
}
/** Between these two readings of the clock, milliseconds. */
export interface Window {
  readonly after: number
  readonly before: number
}
export interface PointModel {
  readonly id: string
  readonly title: Pair
  state: 'planned' | 'done' | 'deferred'
  reason: Pair
}
export interface DecisionModel {
  readonly id: string
  readonly number: number
  text: Pair
  status: 'proposed' | 'adopted' | 'withdrawn'
  readonly method: 'consensus' | 'signature' | 'silence'
  readonly point: string | null
}
export interface Reopening {
  readonly at: Window
  readonly by: { readonly name: string; readonly role: string }
  readonly reason: Pair
}
/** What was written after the first closing. */
export interface CorrectionModel {
  readonly at: Window
  readonly by: { readonly account: string; readonly name: string; readonly mark: string }
  readonly byLink: { readonly requestedBy: string; readonly consentBy: string } | null
  readonly subject: string
  readonly what: string
  readonly from: Pair
  readonly to: Pair
}
/** One change of a document of a session; typing counts once for a text, who typed it, and the session in which it was. */
export interface SessionChange {
  readonly at: Window
  readonly delegation: string | null
  readonly text: string | null
  readonly session: string
  readonly byLink: boolean
}
export interface SessionModel {
  readonly id: string
  readonly number: number
  readonly document: string
  title: Pair
  place: Pair
  start: string
  end: string
  readonly attendance: Map<string, number>
  readonly points: PointModel[]
  readonly decisions: DecisionModel[]
  readonly minutes: { readonly es: string[]; readonly en: string[] }
  readonly closings: Window[]
  readonly reopenings: Reopening[]
  readonly corrections: CorrectionModel[]
  readonly changes: SessionChange[]
  state: 'draft' | 'open' | 'inSession' | 'closed'
}

export const nothing: Pair = { es: '', en: '' }
let last = 0
const order = (): string => {
  last += 1
  return `W${String(last).padStart(6, '0')}1`
}
const texts = (map: Y.Map<unknown>, field: string, { es, en }: Pair): void => {
  map.set(`${field}.es`, new Y.Text(es))
  map.set(`${field}.en`, new Y.Text(en))
}
const rewrite = (text: unknown, words: string): void => {
  if (!(text instanceof Y.Text)) throw new Error('no text')
  text.delete(0, text.length)
  text.insert(0, words)
}
/** As Ruta's own client does it: born archived, then restored. */
const bear = (doc: Y.Doc, root: string, id: string, entry: Y.Map<unknown>): void => {
  doc.transact(() => {
    entry.set('archived', true)
    doc.getMap(root).set(id, entry)
  })
  doc.transact(() => entry.set('archived', false))
}
const entry = (doc: Y.Doc, root: string, id: string): Y.Map<unknown> => {
  const found = doc.getMap<Y.Map<unknown>>(root).get(id)
  if (!found) throw new Error(`no ${root} ${id}`)
  return found
}

export const describeSession = (doc: Y.Doc, session: SessionModel): void =>
  doc.transact(() => {
    for (const side of ['es', 'en'] as const) {
      rewrite(doc.getText(`title.${side}`), session.title[side])
      rewrite(doc.getText(`place.${side}`), session.place[side])
    }
    doc.getMap('meta').set('start', session.start)
    doc.getMap('meta').set('end', session.end)
  })

export const countPeople = (doc: Y.Doc, session: SessionModel, delegation: string, count: number): void => {
  doc.getMap('attendance').set(delegation, count)
  session.attendance.set(delegation, count)
}

export const addPoint = (doc: Y.Doc, session: SessionModel, chance: Chance, title: Pair): PointModel => {
  const point: PointModel = { id: chance.id(), title, state: 'planned', reason: nothing }
  const map = new Y.Map<unknown>()
  texts(map, 'title', title)
  texts(map, 'reason', nothing)
  for (const side of ['es', 'en']) map.set(`note.${side}`, new Y.XmlFragment())
  for (const key of ['items', 'texts']) map.set(key, new Y.Map())
  map.set('order', order())
  bear(doc, 'points', point.id, map)
  session.points.push(point)
  return point
}
export const finishPoint = (doc: Y.Doc, point: PointModel, state: PointModel['state'], reason: Pair): void => {
  const map = entry(doc, 'points', point.id)
  doc.transact(() => {
    map.set('state', state)
    for (const side of ['es', 'en'] as const) rewrite(map.get(`reason.${side}`), reason[side])
  })
  point.state = state
  point.reason = reason
}

export const addDecision = (
  doc: Y.Doc,
  session: SessionModel,
  chance: Chance,
  given: Pick<DecisionModel, 'number' | 'text' | 'method' | 'point'>,
): DecisionModel => {
  const decision: DecisionModel = { id: chance.id(), status: 'proposed', ...given }
  const map = new Y.Map<unknown>()
  texts(map, 'text', given.text)
  for (const key of ['items', 'texts']) map.set(key, new Y.Map())
  for (const [key, value] of Object.entries({ number: given.number, method: given.method, point: given.point, order: order() }))
    map.set(key, value)
  bear(doc, 'decisions', decision.id, map)
  session.decisions.push(decision)
  return decision
}
export const settleDecision = (doc: Y.Doc, decision: DecisionModel, status: DecisionModel['status']): void => {
  entry(doc, 'decisions', decision.id).set('status', status)
  decision.status = status
}
/** The last word of one side is another one. */
export const rewordDecision = (doc: Y.Doc, decision: DecisionModel, side: 'es' | 'en', words: string): void => {
  const text = entry(doc, 'decisions', decision.id).get(`text.${side}`)
  if (!(text instanceof Y.Text)) throw new Error('no text')
  const at = text.toString().lastIndexOf(' ') + 1
  doc.transact(() => {
    text.delete(at, text.length - at)
    text.insert(at, words)
  })
  decision.text = { ...decision.text, [side]: text.toString() }
}

export const addMinutes = (doc: Y.Doc, session: SessionModel, chance: Chance, { es, en }: Pair): void => {
  const id = chance.id(12)
  doc.transact(() => {
    for (const [side, words] of [
      ['es', es],
      ['en', en],
    ] as const) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.setAttribute('id', id)
      const text = new Y.XmlText()
      text.insert(0, words)
      paragraph.insert(0, [text])
      const fragment = doc.getXmlFragment(`minutes.${side}`)
      fragment.insert(fragment.length, [paragraph])
    }
  })
  session.minutes.es.push(es)
  session.minutes.en.push(en)
}
