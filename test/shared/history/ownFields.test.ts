// History of own fields: a value is told with the name, unit and choices that its field had then, and definitions are told themselves.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sentence } from '../../../shared/history/describe.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { createFold } from '../../../shared/history/fold/fold.ts'
import { storedTexts } from '../../../shared/history/fold/textGroups.ts'
import { restorables } from '../../../shared/history/restorable.ts'
import { instant, parseAccountId, parseDocumentId, seq } from '../../../shared/ids.ts'
import type { LogEntry } from '../../../shared/log/entryReader.ts'
import { must } from '../../../shared/result.ts'
import { addChoice, addOwnField, archiveOwnField, changeChoice, ownFieldText } from '../../../shared/roadmap/defineFields.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setForeign } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const ANA = must(parseAccountId('ana'), 'account')
const PLAN = must(parseDocumentId('roadmap:tco'), 'plan')
const CONTEXT = { ...NOBODY, person: () => 'Ana' }

/** Each deed is an entry of the log; the sentences that history makes of them, in English. */
const told = (deeds: readonly ((doc: Y.Doc) => unknown)[]) => {
  const doc = new Y.Doc()
  const fold = createFold({
    document: PLAN,
    doc: new Y.Doc(),
    owners: new Map(),
    texts: storedTexts([]),
    births: [],
    moved: [],
    removed: [],
  })
  deeds.forEach((deed, at) => {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => void updates.push(update)
    doc.on('update', keep)
    deed(doc)
    doc.off('update', keep)
    const entry: LogEntry = {
      seq: seq(at + 1),
      at: instant(Date.UTC(2026, 11, 2, 4, at)),
      author: ANA,
      delegation: null,
      meeting: null,
      kind: 'live',
      source: null,
      updates,
    } as never
    fold.apply(entry, { offline: null, owner: null })
  })
  const events: readonly HistoryEvent[] = fold.take().events.map(({ event }) => event)
  return { doc, events, sentences: events.map((event) => sentence(event, CONTEXT, 'en').replaceAll('\u2068', '').replaceAll('\u2069', '')) }
}
const itemIn = (doc: Y.Doc) => must(readRoadMap(doc).items[0], 'item')

test('[M21] the history tells a value with the name and unit that its field had then, whatever it is called now', () => {
  const { bytes: random } = createDice(5)
  let key: OwnFieldKey | null = null
  const budget = () => must(key, 'field')
  const { doc, events, sentences } = told([
    (plan) => addItem(plan, { title: { es: 'Guía', en: 'Guide' } }, random),
    (plan) => {
      const added = addOwnField(plan, { kind: 'number', name: { es: 'Presupuesto', en: 'Budget' }, unit: { es: 'USD', en: 'USD' } }, random)
      key = added.ok ? added.value : null
    },
    (plan) => setForeign(plan, itemIn(plan).id, budget(), 48_000),
    (plan) => ownFieldText(plan, budget(), 'name', 'en')?.insert(6, ' approved'),
    (plan) => setForeign(plan, itemIn(plan).id, budget(), 52_000),
    (plan) => archiveOwnField(plan, budget()),
    (plan) => setForeign(plan, itemIn(plan).id, budget(), null),
  ])
  expect(sentences.slice(1)).toEqual([
    'Ana created the own field “Budget”',
    'Ana set the field “Budget” of an item to 48,000\u00a0USD',
    expect.stringContaining('“Budget” → “Budget approved”'),
    'Ana changed the field “Budget approved” of an item from 48,000\u00a0USD to 52,000\u00a0USD',
    'Ana archived the own field “Budget approved”',
    'Ana cleared the field “Budget approved” of an item, which was 52,000\u00a0USD',
  ])
  const last = must(events.at(-1), 'event')
  expect(restorables(last, itemIn(doc))).toEqual([{ type: 'field', key, value: 52_000 }])
})

test('[M21] choices are told by the names that they had then, those of a list one by one, and so is what becomes of the choices', () => {
  const { bytes: random } = createDice(6)
  let key: OwnFieldKey | null = null
  const languages = () => must(key, 'field')
  const choice = (doc: Y.Doc, at: number) => must(readRoadMap(doc).fields[0]?.choices[at], 'choice').id
  const { sentences } = told([
    (plan) => addItem(plan, { title: { es: 'Guía', en: 'Guide' } }, random),
    (plan) => {
      const choices = [{ es: 'Español', en: 'Spanish' }]
      const added = addOwnField(plan, { kind: 'choices', name: { es: 'Idiomas', en: 'Languages' }, choices }, random)
      key = added.ok ? added.value : null
    },
    (plan) => addChoice(plan, languages(), { es: 'Inglés', en: 'English' }, random),
    (plan) => setForeign(plan, itemIn(plan).id, languages(), [choice(plan, 0)]),
    (plan) => changeChoice(plan, languages(), choice(plan, 0), { name: { es: 'Castellano', en: 'Castilian' } }),
    (plan) => setForeign(plan, itemIn(plan).id, languages(), [choice(plan, 1)]),
  ])
  expect([...sentences.slice(2, -2), ...sentences.slice(-2).toSorted()]).toEqual([
    // Made archived and then offered, so that an undo archives it.
    expect.stringContaining('added the choice “English” (archived)'),
    expect.stringMatching(/changed a choice.*from “English” \(archived\) to “English”/),
    'Ana added Spanish in the field “Languages” of an item',
    expect.stringMatching(/changed a choice.*from “Spanish” to “Castilian”/),
    'Ana added English in the field “Languages” of an item',
    'Ana removed Castilian from the field “Languages” of an item',
  ])
})
