// Every place of every kind of document is written to by a raw Yjs client, through the relay's judge: what is accepted yields an event.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LogEntry } from '../../../server/log/log.ts'
import type { ContentSchema, MapSchema, ValueSchema } from '../../../shared/contentSchema.ts'
import { schemaOf } from '../../../shared/documents.ts'
import { type HistoryEvent, SOMETHING_ELSE } from '../../../shared/history/events.ts'
import { createFold } from '../../../shared/history/fold/fold.ts'
import { storedTexts } from '../../../shared/history/fold/textGroups.ts'
import { type DocumentId, instant, parseItemId, seq } from '../../../shared/ids.ts'
import { saidOf } from '../../../shared/pairs/meaning.ts'
import { must } from '../../../shared/result.ts'
import { STAGES } from '../../../shared/roadmap/model.ts'
import { restoreItem } from '../../../shared/roadmap/write.ts'
import { createValidator, docOf, paragraph, updatesOf } from '../../harness/validator.ts'
import { ANA, BETO, type Person } from '../../server/timeTravel/writers.ts'
import { GLOSSARY, PAGE, PLAN, SESSION } from './life.ts'

/** A log in memory, and what was told of each entry. */
const world = (document: DocumentId) => {
  const validator = createValidator(schemaOf(document))
  const fold = createFold({ document, doc: new Y.Doc(), owners: new Map(), texts: storedTexts([]), births: [], moved: [], removed: [] })
  let last = 0
  const as = (client: number) => docOf(client, validator.state())
  /** The events of one entry of these updates; null when the relay refuses one. */
  const enter = ({ account, delegation }: Person, updates: readonly Uint8Array[]): readonly HistoryEvent[] | null => {
    if (updates.length === 0) return null
    for (const update of updates) if (validator.offer(account, update).type !== 'accepted') return null
    last += 1
    const at = instant(last * 1_000_000)
    const entry: LogEntry = { seq: seq(last), at, kind: 'live', author: account, delegation, meeting: null, source: null, updates }
    fold.apply(entry, { offline: null, owner: null })
    return fold.take().events.map(({ event }) => event)
  }
  const write = (who: Person, client: number, edit: (doc: Y.Doc) => void) => enter(who, updatesOf(as(client), edit))
  return { as, enter, write }
}

const SAMPLES: readonly unknown[] = [
  false,
  true,
  1,
  2,
  30,
  'co',
  'mx',
  '2026-01-01',
  '2026-02-02',
  '10:30',
  'America/Bogota',
  'Una etiqueta',
  'V0',
  'proposed',
  'agreed',
  'action',
  'milestone',
  'notStarted',
  'limited',
  'text',
  'strategy',
  'planned',
  'done',
  'consensus',
  'waiting',
  'speaking',
  'adopted',
  { every: 'everyMonths', months: 2 },
  { type: 'FS', lag: 1 },
  { type: 'SS', lag: 2 },
  { point: null, since: null, used: 0, added: 5 },
  { type: 'item', id: 'k3' },
  { meeting: 'm1', point: 'p1', times: 1 },
  { language: 'es', es: saidOf('a'), en: saidOf('b'), turn: 1 },
  { block: 'b1', document: 'page:other', letters: [[7, 3]], length: 4 },
  ...STAGES,
]
const acceptedBy = ({ accepts }: ValueSchema): readonly unknown[] => SAMPLES.filter((value) => accepts(value))
const KEYS = ['co', 'k3', 'text.title@ana', 'meeting.title@ana', 'item.k3.title@ana', 'stream.k3.name@ana', 'k3@ana']
const keyOf = (place: MapSchema): string | null => KEYS.find((key) => (place.isKey ? place.isKey(key) : !key.includes('@'))) ?? null

interface Spot {
  readonly path: readonly string[]
  readonly place: ContentSchema
}
/** Every place of a table, with a key where there is one for each. */
const spotsOf = (place: ContentSchema, path: readonly string[]): readonly Spot[] => {
  if (place.type !== 'map') return [{ path, place }]
  const inner = Object.entries(place.keys).flatMap(([key, one]) => spotsOf(one, [...path, key]))
  const key = place.each ? keyOf(place) : null
  return [{ path, place }, ...inner, ...(place.each && key ? spotsOf(place.each, [...path, key]) : [])]
}
const containerOf = (place: ContentSchema): unknown => {
  if (place.type === 'text') return new Y.Text()
  if (place.type === 'fragment') return new Y.XmlFragment()
  if (place.type !== 'map') return undefined
  const map = new Y.Map<unknown>()
  for (const [key, inner] of Object.entries(place.keys)) {
    const made = containerOf(inner)
    if (made !== undefined) map.set(key, made)
  }
  return map
}
const at = (doc: Y.Doc, [root = '', ...path]: readonly string[], schema: ReturnType<typeof schemaOf>): unknown => {
  const place = schema[root]
  let found: unknown = place?.type === 'map' ? doc.getMap(root) : place?.type === 'text' ? doc.getText(root) : doc.getXmlFragment(root)
  for (const key of path) found = found instanceof Y.Map ? found.get(key) : undefined
  return found
}

describe.each([PLAN, PAGE, SESSION, GLOSSARY])('[H61] every place of %s', (document) => {
  const schema = schemaOf(document)
  const spots = Object.entries(schema).flatMap(([root, place]) => spotsOf(place, [root]))
  /** All containers, as somebody's first edits make them. */
  const filled = () => {
    const here = world(document)
    here.write(ANA, 1, (doc) => void doc.getMap('meta').set('archived', false))
    for (const { path, place } of spots) {
      if (place.type === 'value' || path.length === 1) continue
      const parent = path.slice(0, -1)
      here.write(ANA, 1, (doc) => {
        const map = at(doc, parent, schema)
        const key = path.at(-1) ?? ''
        if (map instanceof Y.Map && !map.has(key)) map.set(key, containerOf(place))
      })
    }
    return here
  }
  const values = spots.filter((spot): spot is Spot & { readonly place: ValueSchema } => spot.place.type === 'value')
  const words = spots.filter(({ place }) => place.type === 'text' || place.type === 'fragment')

  test.each(values.map((spot) => [spot.path.join('/'), spot] as const))(
    '%s: set, set again, taken away, and set and taken away at once',
    (name, { path, place }) => {
      const { write } = filled()
      const [first, second] = acceptedBy(place)
      expect(first, `a sample for ${name}`).toBeDefined()
      const key = path.at(-1) ?? ''
      const edits: ((map: Y.Map<unknown>) => void)[] = [
        (map) => map.set(key, first),
        (map) => second !== undefined && map.set(key, second),
        (map) => map.delete(key),
        (map) =>
          map.doc?.transact(() => {
            map.set(key, first)
            map.delete(key)
          }),
      ]
      let accepted = 0
      for (const edit of edits) {
        const told = write(ANA, 1, (doc) => {
          const map = at(doc, path.slice(0, -1), schema)
          if (map instanceof Y.Map) edit(map)
        })
        if (told === null) continue
        accepted += 1
        if (second === undefined && edit === edits[1]) continue
        expect(told.length, `${name}, edit ${edits.indexOf(edit)}`).toBeGreaterThan(0)
        expect(told.every(({ author }) => author === ANA.account)).toBe(true)
      }
      // A value that follows another one (an original due date) comes with it alone.
      if (place.as === undefined) expect(accepted).toBeGreaterThan(0)
    },
  )

  test.each(words.map((spot) => [spot.path.join('/'), spot] as const))(
    '%s: written, written and taken away at once, formatted, given an id',
    (name, { path }) => {
      const { write } = filled()
      const told = (edit: (text: Y.Text | Y.XmlFragment) => void) =>
        write(BETO, 2, (doc) => {
          const found = at(doc, path, schema)
          if (found instanceof Y.Text || found instanceof Y.XmlFragment) edit(found)
        })
      const isText = (text: Y.Text | Y.XmlFragment): text is Y.Text => text instanceof Y.Text
      const block = (text: Y.Text | Y.XmlFragment) => (isText(text) ? null : (text.get(0) as Y.XmlElement))
      const edits: ((text: Y.Text | Y.XmlFragment) => void)[] = [
        (text) => (isText(text) ? text.insert(0, 'palabras') : text.insert(0, [new Y.XmlElement('paragraph'), paragraph('b1', 'Uno')])),
        (text) => (isText(text) ? text.delete(0, 2) : block(text)?.insert(0, [new Y.XmlText('más')])),
        (text) =>
          text.doc?.transact(() => {
            if (isText(text)) {
              text.insert(0, 'oculto '.repeat(20))
              text.delete(0, 140)
            } else {
              text.insert(0, [paragraph('b9', 'oculto '.repeat(20))])
              text.delete(0, 1)
            }
          }),
        (text) => {
          if (isText(text)) text.insert(0, 'x')
          else block(text)?.setAttribute('id', 'b7')
        },
        (text) => {
          const line = block(text)?.get(0)
          if (isText(text)) text.insert(0, 'y')
          else if (line instanceof Y.XmlText) line.format(0, 2, { bold: {} })
        },
      ]
      for (const edit of edits) expect(told(edit)?.length ?? -1, `${name}, edit ${edits.indexOf(edit)}`).toBeGreaterThan(0)
    },
  )
})

describe('[H61] changes that nobody sees', () => {
  const plan = () => {
    const here = world(PLAN)
    const line = new Y.Map<unknown>([
      ['text.es', new Y.Text('línea')],
      ['text.en', new Y.Text()],
    ])
    const item = new Y.Map<unknown>([
      ['archived', true],
      ['title.es', new Y.Text('Acción')],
      ['checklist', new Y.Map([['l1', line]])],
      ['labels', new Y.Map()],
    ])
    here.write(ANA, 1, (doc) => void doc.getMap('items').set('i1', item))
    return here
  }
  const itemIn = (doc: Y.Doc) => doc.getMap('items').get('i1') as Y.Map<unknown>
  const checklistIn = (doc: Y.Doc) => itemIn(doc).get('checklist') as Y.Map<Y.Map<unknown>>

  test('words written in a line of a checklist that somebody has removed are told of its item', () => {
    const { as, enter, write } = plan()
    const late = as(2)
    const hidden = updatesOf(late, (doc) => {
      const text = checklistIn(doc).get('l1')?.get('text.es')
      if (text instanceof Y.Text) text.insert(0, 'x'.repeat(32_000))
    })
    const fresh = updatesOf(late, (doc) => checklistIn(doc).get('l1')?.set('done', true))
    expect(write(ANA, 1, (doc) => checklistIn(doc).delete('l1'))).toMatchObject([{ field: 'checklist', change: { type: 'removed' } }])
    expect(enter(BETO, hidden)).toMatchObject([{ author: 'beto', field: expect.stringContaining(SOMETHING_ELSE) }])
    expect(enter(BETO, fresh)).toMatchObject([{ subject: { type: 'item', id: 'i1' }, field: `${SOMETHING_ELSE}/checklist` }])
  })

  test('an item that was born archived and is restored later, by the very next stroke of the same client, is restored by somebody', () => {
    const { write } = plan()
    const told = write(ANA, 1, (doc) => void restoreItem(doc, must(parseItemId('i1'), 'an id')))
    expect(told).toMatchObject([{ author: 'ana', field: null, change: { type: 'restored' } }])
  })

  test('a loss of a person’s second device is told', () => {
    const { as, enter, write } = plan()
    const other = updatesOf(as(3), (doc) => itemIn(doc).set('priority', 1))
    expect(write(ANA, 900, (doc) => itemIn(doc).set('priority', 2))).toHaveLength(1)
    expect(enter(ANA, other)).toHaveLength(1)
  })
})

test('[H62] two sets of one value in one entry are two events, each from what stood before, and what was taken away between them is told', () => {
  const { as, enter, write } = world(PLAN)
  const item = new Y.Map<unknown>([
    ['archived', false],
    ['labels', new Y.Map()],
  ])
  write(ANA, 1, (doc) => void doc.getMap('items').set('i1', item))
  const doc = as(2)
  const map = doc.getMap('items').get('i1') as Y.Map<unknown>
  const updates = updatesOf(doc, () => {
    map.set('due', '2026-01-01')
    map.set('due', '2026-02-02')
    map.set('archived', true)
    map.set('archived', false)
    map.delete('due')
    map.set('due', '2026-03-03')
  })
  expect(updates).toHaveLength(6)
  const told = enter(BETO, updates) ?? []
  const dues = told.filter(({ field }) => field === 'due').map(({ change }) => change.type === 'set' && [change.from, change.to])
  expect(dues).toEqual([
    [null, '2026-01-01'],
    ['2026-01-01', '2026-02-02'],
    ['2026-02-02', null],
    [null, '2026-03-03'],
  ])
  expect(told.filter(({ field }) => field === null).map(({ change }) => change.type)).toEqual(['archived', 'restored'])
})

describe('[H81] in one entry', () => {
  const withItem = () => {
    const here = world(PLAN)
    const item = new Y.Map<unknown>([
      ['archived', false],
      ['labels', new Y.Map<unknown>([['lavado', 'Lavado']])],
      ['checklist', new Y.Map<unknown>()],
    ])
    here.write(ANA, 1, (doc) => void doc.getMap('items').set('i1', item))
    return here
  }
  const labelsIn = (doc: Y.Doc) => (doc.getMap('items').get('i1') as Y.Map<unknown>).get('labels') as Y.Map<unknown>
  const spelt = (told: readonly HistoryEvent[] | null) =>
    told?.map(({ field, change }) => `${change.type} ${'member' in change ? change.member : field}`)

  test('a label that is taken away and put back, three times, is six events', () => {
    const { as, enter } = withItem()
    const updates = updatesOf(as(2), (doc) => {
      for (let time = 0; time < 3; time += 1) {
        labelsIn(doc).delete('lavado')
        labelsIn(doc).set('lavado', 'Lavado')
      }
    })
    expect(updates).toHaveLength(6)
    expect(spelt(enter(BETO, updates))).toEqual(Array.from({ length: 3 }, () => ['removed lavado', 'added lavado']).flat())
  })

  test('a label that is put and taken away, twice, is four events', () => {
    const { as, enter } = withItem()
    const updates = updatesOf(as(2), (doc) => {
      for (let time = 0; time < 2; time += 1) {
        labelsIn(doc).set('finance', 'Finance')
        labelsIn(doc).delete('finance')
      }
    })
    expect(spelt(enter(BETO, updates))).toEqual(Array.from({ length: 2 }, () => ['added finance', 'removed finance']).flat())
  })

  test('[H84] words hidden below a line that was gone are told beside another line that is changed in the same list', () => {
    const { as, enter, write } = withItem()
    const checklistIn = (doc: Y.Doc) => (doc.getMap('items').get('i1') as Y.Map<unknown>).get('checklist') as Y.Map<Y.Map<unknown>>
    for (const line of ['l1', 'l2'])
      write(ANA, 1, (doc) => void checklistIn(doc).set(line, new Y.Map<unknown>([['text.es', new Y.Text('Uno')]])))
    const late = as(2)
    const hidden = updatesOf(late, (doc) => checklistIn(doc).get('l1')?.set('done', true))
    const seen = updatesOf(late, (doc) => checklistIn(doc).get('l2')?.set('done', true))
    write(ANA, 1, (doc) => checklistIn(doc).delete('l1'))
    const told = enter(BETO, [...hidden, ...seen])
    expect(told?.map(({ author, subject, field }) => [author, subject.id, field])).toEqual([
      ['beto', 'i1', 'checklist/l2/done'],
      ['beto', 'i1', `${SOMETHING_ELSE}/checklist`],
    ])
  })
})

test('[H87] a statement from where pasted words are is no event beside the words, and one alone', () => {
  const { write } = world(PAGE)
  write(ANA, 1, (doc) => void doc.getMap('meta').set('archived', false))
  const from = { block: 'b1', document: 'page:other', letters: [[7, 3]], length: 3 }
  const told = write(ANA, 1, (doc) =>
    doc.transact(() => {
      doc.getXmlFragment('body.es').insert(0, [paragraph('b1', 'Uno')])
      doc.getMap('movedFrom').set('k3@ana', from)
    }),
  )
  expect(told?.map(({ field, change }) => `${field} ${change.type}`)).toEqual(['body.es text'])
  const alone = write(ANA, 1, (doc) => void doc.getMap('movedFrom').set('k4@ana', from))
  expect(alone?.map(({ field }) => field?.split('/')[0])).toEqual([SOMETHING_ELSE])
})
