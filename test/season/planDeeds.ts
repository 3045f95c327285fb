// What people do to the plan, with plain Yjs by DOCUMENTS.md, each deed written into the journal as it is done.
import * as Y from 'yjs'
import type { Journal, Letter } from './journal.ts'
import { written } from './journal.ts'
import type { Member } from './member.ts'
import type { Chance } from './random.ts'

export interface Scene {
  readonly ledger: Journal
  readonly chance: Chance
  readonly roadmap: string
  readonly delegations: readonly string[]
}

const STATUSES = ['proposed', 'agreed', 'inProgress', 'blocked', 'done', 'deferred', 'withdrawn']
const MOVES: Readonly<Record<string, readonly string[]>> = {
  proposed: ['agreed', 'deferred', 'withdrawn'],
  agreed: ['proposed', 'inProgress', 'blocked', 'done', 'deferred', 'withdrawn'],
  inProgress: ['agreed', 'blocked', 'done', 'deferred', 'withdrawn'],
  blocked: ['agreed', 'inProgress', 'done', 'deferred', 'withdrawn'],
  done: ['inProgress', 'deferred', 'withdrawn'],
  deferred: ['proposed', 'agreed', 'inProgress', 'withdrawn'],
  withdrawn: ['proposed', 'deferred'],
}
const PROGRESS = ['notStarted', 'limited', 'substantial', 'completed']
const LABELS = ['lavado', 'cooperación', 'extradición', 'forense', 'frontera', 'finance', 'training', 'cyber']
const WORDS = ['acuerdo', 'plazo', 'fiscalía', 'evidence', 'joint', 'request', 'órgano', 'señal', 'treaty', 'desk', 'año', 'network']
export const INITIAL: Readonly<Record<string, unknown>> = {
  kind: 'action',
  status: 'proposed',
  progress: 'notStarted',
  stage: null,
  priority: 0,
  lead: null,
  start: null,
  due: null,
  originalDue: null,
  stream: null,
  parent: null,
  archived: false,
}

export const phrase = (chance: Chance, most = 4): string =>
  Array.from({ length: 1 + chance.whole(most) }, () => chance.pick(WORDS)).join(' ')
const day = (chance: Chance): string => new Date(Date.UTC(2027, chance.whole(24), 1 + chance.whole(28))).toISOString().slice(0, 10)

const itemsOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('items')
export const itemMap = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const item = itemsOf(doc).get(id)
  if (!item) throw new Error(`no item ${id}`)
  return item
}
const text = (map: Y.Map<unknown>, key: string): Y.Text => {
  const found = map.get(key)
  if (!(found instanceof Y.Text)) throw new Error(`no text ${key}`)
  return found
}
const nested = (map: Y.Map<unknown>, key: string): Y.Map<unknown> => {
  const found = map.get(key)
  if (!(found instanceof Y.Map)) throw new Error(`no map ${key}`)
  return found
}

let lastNumber = 0
const order = (): string => {
  lastNumber += 1
  return `V${String(lastNumber).padStart(6, '0')}1`
}

export const createItem = ({ ledger, chance, roadmap }: Scene, by: Member, doc: Y.Doc): void => {
  const id = chance.id()
  const title = { es: phrase(chance), en: phrase(chance) }
  const due = chance.next() < 0.7 ? day(chance) : null
  const lead = by.delegation
  const at = order()
  const values: Record<string, unknown> = {
    number: lastNumber,
    order: at,
    ...(due ? { due, originalDue: due } : {}),
    ...(lead ? { lead } : {}),
  }
  const item = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(values)) item.set(key, value)
  for (const language of ['es', 'en'] as const) {
    item.set(`title.${language}`, new Y.Text(title[language]))
    item.set(`description.${language}`, new Y.XmlFragment())
  }
  for (const key of ['coDelegations', 'agencies', 'people', 'dependsOn', 'labels', 'checklist']) item.set(key, new Y.Map())
  // As Ruta's own client does it: born archived, then restored, so that undo archives it again and deletes nothing.
  doc.transact(() => {
    item.set('archived', true)
    itemsOf(doc).set(id, item)
  }, by)
  doc.transact(() => item.set('archived', false), by)
  ledger.write(by, { document: roadmap, subject: `item:${id}`, field: null, what: 'created', to: title, values: { due, lead } })
  ledger.plan.items.set(id, {
    values: { ...values, archived: false },
    labels: new Map(),
    coDelegations: new Set(),
    dependsOn: new Map(),
    checklist: new Map(),
    texts: { 'title.es': written(title.es, by.account), 'title.en': written(title.en, by.account) },
  })
}

const living = (scene: Scene): readonly string[] =>
  [...scene.ledger.plan.items].filter(([, item]) => item.values.archived !== true).map(([id]) => id)

/** One plain value of a field, or null when this field has nothing else to become. */
const another = ({ chance, delegations, ledger }: Scene, id: string, field: string): unknown => {
  const now = ledger.plan.items.get(id)?.values[field] ?? INITIAL[field] ?? null
  const others: readonly unknown[] =
    field === 'status'
      ? (MOVES[String(now)] ?? STATUSES)
      : field === 'progress'
        ? PROGRESS
        : field === 'priority'
          ? [0, 1, 2, 3]
          : field === 'lead'
            ? delegations
            : field === 'stage'
              ? ['development', 'dissemination', 'inUse']
              : field === 'kind'
                ? ['objective', 'practice', 'action', 'training', 'milestone']
                : [day(chance), day(chance), ...(field === 'due' && now !== null ? [null] : [])]
  return chance.pick(others.filter((value) => value !== now))
}
const FIELDS = ['status', 'progress', 'priority', 'lead', 'stage', 'kind', 'start', 'due', 'due', 'due']

export const put = (
  scene: Scene,
  by: Member,
  doc: Y.Doc,
  given: { id: string; field: string; value: unknown; race?: number; offline?: true },
): void => {
  const { id, field, value, race, offline } = given
  const model = scene.ledger.plan.items.get(id)
  if (!model) throw new Error('no such item')
  const from = model.values[field] ?? null
  const first = field === 'due' && (model.values.originalDue ?? null) === null
  const item = itemMap(doc, id)
  doc.transact(() => {
    item.set(field, value)
    if (first) item.set('originalDue', value)
  }, by)
  const marks = { ...(race === undefined ? {} : { race }), ...(offline ? { offline } : {}) }
  scene.ledger.write(by, { document: scene.roadmap, subject: `item:${id}`, field, what: 'set', from, to: value, ...marks })
  model.values[field] = value
  if (first) {
    scene.ledger.write(by, {
      document: scene.roadmap,
      subject: `item:${id}`,
      field: 'originalDue',
      what: 'set',
      from: null,
      to: value,
      ...marks,
    })
    model.values.originalDue = value
  }
}

/** @param offline which fields of which items were set in the same time without a connection; none is set twice. */
export const setValue = (scene: Scene, by: Member, doc: Y.Doc, offline?: Set<string>): void => {
  const id = scene.chance.pick(living(scene))
  const field = scene.chance.pick(FIELDS)
  if (offline?.has(`${id} ${field}`)) return
  offline?.add(`${id} ${field}`)
  put(scene, by, doc, { id, field, value: another(scene, id, field), ...(offline ? { offline: true } : {}) })
}

/** Two sets of one field before the server has seen either. */
export const setTwice = (scene: Scene, by: Member, doc: Y.Doc): void => {
  const id = scene.chance.pick(living(scene))
  for (let time = 0; time < 2; time += 1) put(scene, by, doc, { id, field: 'priority', value: another(scene, id, 'priority') })
}

/** Two people set one field; neither has seen the other's value. Answers which item and field, to look at who won. */
export const raceToSet = (scene: Scene, race: number, sides: readonly (readonly [Member, Y.Doc])[]): { id: string; field: string } => {
  const id = scene.chance.pick(living(scene))
  const field = scene.chance.pick(['progress', 'priority', 'stage'])
  const model = scene.ledger.plan.items.get(id)
  const from = model?.values[field] ?? null
  let other: unknown
  for (const [by, doc] of sides) {
    let value = another(scene, id, field)
    while (value === other) value = another(scene, id, field)
    other = value
    doc.transact(() => itemMap(doc, id).set(field, value), by)
    scene.ledger.write(by, { document: scene.roadmap, subject: `item:${id}`, field, what: 'set', from, to: value, race })
  }
  return { id, field }
}

const toggleMember = (map: Y.Map<unknown>, key: string, value: unknown, has: boolean): void => {
  if (has) map.delete(key)
  else map.set(key, value)
}

export const toggleLabel = (scene: Scene, by: Member, doc: Y.Doc, chosen?: string): void => {
  const id = chosen ?? scene.chance.pick(living(scene))
  const model = scene.ledger.plan.items.get(id)
  if (!model) return
  const label = scene.chance.pick(LABELS.filter((one) => /^[a-z]+$/.test(one)))
  const has = model.labels.has(label)
  doc.transact(() => toggleMember(nested(itemMap(doc, id), 'labels'), label, label, has), by)
  if (has) model.labels.delete(label)
  else model.labels.set(label, label)
  scene.ledger.write(by, {
    document: scene.roadmap,
    subject: `item:${id}`,
    field: 'labels',
    what: has ? 'removed' : 'added',
    member: label,
  })
}

export const toggleCoDelegation = (scene: Scene, by: Member, doc: Y.Doc): void => {
  const id = scene.chance.pick(living(scene))
  const model = scene.ledger.plan.items.get(id)
  if (!model) return
  const delegation = scene.chance.pick(scene.delegations)
  const has = model.coDelegations.has(delegation)
  doc.transact(() => toggleMember(nested(itemMap(doc, id), 'coDelegations'), delegation, true, has), by)
  if (has) model.coDelegations.delete(delegation)
  else model.coDelegations.add(delegation)
  const what = has ? 'removed' : 'added'
  scene.ledger.write(by, { document: scene.roadmap, subject: `item:${id}`, field: 'coDelegations', what, member: delegation })
}

export const toggleDependency = (scene: Scene, by: Member, doc: Y.Doc): void => {
  const id = scene.chance.pick(living(scene))
  const other = scene.chance.pick(living(scene))
  const model = scene.ledger.plan.items.get(id)
  if (!model || other === id) return
  const has = model.dependsOn.has(other)
  const value = { type: 'FS', lag: scene.chance.whole(10) }
  doc.transact(() => toggleMember(nested(itemMap(doc, id), 'dependsOn'), other, value, has), by)
  if (has) model.dependsOn.delete(other)
  else model.dependsOn.set(other, value)
  scene.ledger.write(by, {
    document: scene.roadmap,
    subject: `item:${id}`,
    field: 'dependsOn',
    what: has ? 'removed' : 'added',
    member: other,
  })
}

export const archiveOrRestore = (scene: Scene, by: Member, doc: Y.Doc): void => {
  const archived = [...scene.ledger.plan.items].filter(([, item]) => item.values.archived === true).map(([id]) => id)
  const restores = archived.length > 0 && (archived.length > 6 || scene.chance.next() < 0.5)
  const id = scene.chance.pick(restores ? archived : living(scene))
  const model = scene.ledger.plan.items.get(id)
  if (!model) return
  doc.transact(() => itemMap(doc, id).set('archived', !restores), by)
  model.values.archived = !restores
  scene.ledger.write(by, { document: scene.roadmap, subject: `item:${id}`, field: null, what: restores ? 'restored' : 'archived' })
}

/** Types some words into a title, letter by letter, or takes some letters away. */
export const editTitle = (scene: Scene, by: Member, doc: Y.Doc, offline?: true): void => {
  const { chance, ledger, roadmap } = scene
  const id = chance.pick(living(scene))
  const model = ledger.plan.items.get(id)
  if (!model) return
  const field = chance.pick(['title.es', 'title.en'])
  const shared = text(itemMap(doc, id), field)
  const letters = [...(model.texts[field] ?? [])]
  let inserted = 0
  let deleted = 0
  if (letters.length > 40 || (letters.length > 6 && chance.next() < 0.3)) {
    const at = chance.whole(letters.length - 3)
    deleted = 1 + chance.whole(Math.min(8, letters.length - at))
    doc.transact(() => shared.delete(at, deleted), by)
    letters.splice(at, deleted)
  } else {
    const typed = ` ${phrase(chance, 1)}`
    const at = chance.whole(letters.length + 1)
    for (const [offset, letter] of [...typed].entries()) doc.transact(() => shared.insert(at + offset, letter), by)
    letters.splice(at, 0, ...(written(typed, by.account) as Letter[]))
    inserted = typed.length
  }
  model.texts[field] = letters
  ledger.write(by, { document: roadmap, subject: `item:${id}`, field, what: 'text', inserted, deleted, ...(offline ? { offline } : {}) })
}

export const editChecklist = (scene: Scene, by: Member, doc: Y.Doc): void => {
  const { chance, ledger, roadmap } = scene
  const id = chance.pick(living(scene))
  const model = ledger.plan.items.get(id)
  if (!model) return
  const list = nested(itemMap(doc, id), 'checklist')
  const lines = [...model.checklist.keys()]
  if (lines.length === 0 || chance.next() < 0.3) {
    const line = chance.id()
    const title = { es: phrase(chance), en: phrase(chance) }
    const entry = new Y.Map<unknown>()
    const at = order()
    doc.transact(() => {
      for (const language of ['es', 'en'] as const) entry.set(`text.${language}`, new Y.Text(title[language]))
      entry.set('done', false)
      entry.set('delegation', null)
      entry.set('order', at)
      list.set(line, entry)
    }, by)
    model.checklist.set(line, { done: false })
    ledger.write(by, { document: roadmap, subject: `item:${id}`, field: 'checklist', what: 'added', member: line })
    return
  }
  const line = chance.pick(lines)
  if (chance.next() < 0.2) {
    doc.transact(() => list.delete(line), by)
    model.checklist.delete(line)
    ledger.write(by, { document: roadmap, subject: `item:${id}`, field: 'checklist', what: 'removed', member: line })
    return
  }
  const done = model.checklist.get(line)?.done === true
  doc.transact(() => nested(list, line).set('done', !done), by)
  model.checklist.set(line, { done: !done })
  ledger.write(by, { document: roadmap, subject: `item:${id}`, field: `checklist/${line}/done`, what: 'set', from: done, to: !done })
}
