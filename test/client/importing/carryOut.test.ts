// Five thousand lines written at once: within the relay's bounds, one undo, and one restore of the moment before.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { carryOut } from '../../../client/importing/carryOut.ts'
import { importPlan, writtenPlan } from '../../../client/importing/importPlan.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { createUndo } from '../../../client/live/undo.ts'
import { newcomersOf, pastedChanges } from '../../../client/roadmap/paste/pastePlan.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { textUnder } from '../../../shared/editor/foreign.ts'
import { restorePlan } from '../../../shared/history/restore.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { itemMap } from '../../../shared/roadmap/change.ts'
import { changeAndAdd } from '../../../shared/roadmap/changeItems.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { KNOWN } from '../exchange/files.ts'

const random = createDice(3).bytes

test('[X6] 5,000 lines are one step: each update passes the relay, one undo takes all of it back, and so does a restore', async () => {
  const doc = new Y.Doc()
  const old = addItem(doc, { title: { es: 'Antes' }, status: 'agreed' }, random)
  const validation = createValidationDocument([Y.encodeStateAsUpdate(doc)])
  const was = new Y.Doc()
  Y.applyUpdate(was, Y.encodeStateAsUpdate(doc))
  const before = readRoadMap(doc).items
  const undo = createUndo(doc)
  const context = { document: validation, validator: createSchemaValidator(validation, ROADMAP.schema), owners: new Map(), limits: LIMITS }
  const sizes: number[] = []
  const verdicts = new Set<string>()
  let going: Uint8Array[] = []
  // As `pendingEdits.ts` sends them: what is done without a pause is one update.
  const send = () => {
    if (going.length === 0) return
    const update = Y.mergeUpdates(going)
    going = []
    sizes.push(update.length)
    const verdict = validateUpdate(update, must(parseAccountId('ana'), 'ana'), context)
    verdicts.add(verdict.type)
    if (verdict.type === 'accepted') validation.apply(verdict.update)
  }
  doc.on('update', (update: Uint8Array) => {
    going.push(update)
    if (going.length === 1) queueMicrotask(send)
  })

  const rows = [
    ['Título ES', 'Título EN', 'Estado', 'Responsable', 'Vence', 'Instituciones', 'Etiquetas', 'Lista de control', 'Descripción ES'],
    ...Array.from({ length: 4_999 }, (_, n) => [
      `Acción ${n} con un título de longitud corriente`,
      n % 2 ? `Item ${n}` : '',
      'Acordada',
      'Colombia',
      '2027-03-04',
      'FGN',
      'uno; dos',
      // Of each tenth line, and of the one that is looked at: the test would take long otherwise.
      n % 10 === 7 ? '[x] Preparar\n[ ] MX · Revisar | Review' : '',
      n % 10 === 7 ? 'Un párrafo corriente.\nOtro.' : '',
    ]),
    ['Antes', '', 'En curso', '', '', '', '', '', ''],
  ]
  const names = facetNames({ ...KNOWN, language: 'es', items: before })
  const { columns } = matchColumns(rows, names, () => null)
  const plan = importPlan({
    lines: rows.slice(1).map((cells, at) => ({ number: at + 2, cells })),
    columns,
    key: must(columns[0] ?? null, 'the title'),
    all: before,
    names,
    orders: new Map(),
    months: new Map(),
    answers: new Map(),
    known: KNOWN,
    decided: new Map(),
  })
  expect(plan.counts).toEqual({ creates: 4_999, changes: 1, gaps: 0, decide: 0, skipped: 0, refused: 0, stays: 0 })
  const written = writtenPlan(plan)
  const progress: number[] = []
  const done = await carryOut(
    undo,
    (changes, newcomers) => changeAndAdd(doc, { changes, newcomers }, random),
    { changes: pastedChanges(written), newcomers: newcomersOf(written, {}) },
    (n) => progress.push(n),
  )
  // It is said as it goes on, up to the last value.
  expect(progress.length).toBeGreaterThan(9)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(done.added.length).toBe(4_999)
  expect(done.refused).toEqual([])
  expect(Math.max(...sizes)).toBeLessThan(LIMITS.updateBytes)
  const after = readRoadMap(doc).items
  expect(after.filter(({ archived }) => !archived).length).toBe(5_000)
  expect(after.find(({ title }) => title.es.startsWith('Acción 7 '))).toMatchObject({
    title: { en: 'Item 7' },
    lead: 'co',
    due: '2027-03-04',
    labels: ['dos', 'uno'],
    description: { es: 'Un párrafo corriente.\nOtro.' },
    checklist: [
      { done: true, text: { es: 'Preparar', en: '' } },
      { delegation: 'mx', text: { es: 'Revisar', en: 'Review' } },
    ],
  })
  expect(undo.depth()).toBe(1)
  const living = () => readRoadMap(doc).items.filter(({ archived }) => !archived)
  undo.undo()
  await null
  expect(living()).toEqual(before)
  // They are found in the archive by what they are called.
  const archived = readRoadMap(doc).items.filter((item) => item.archived)
  expect(archived.length).toBe(4_999)
  expect(archived.filter(({ title }) => title.es === '')).toEqual([])
  undo.redo()
  await null
  expect(living().length).toBe(5_000)
  expect([...verdicts]).toEqual(['accepted'])
  expect(readRoadMap(validation.doc)).toEqual(readRoadMap(doc))

  restorePlan(doc, was)
  expect(living()).toEqual(before)
  expect(old.ok).toBe(true)
})

/** A plan with one item, and an import of some thousand new ones beside it, in several pieces. */
const importing = () => {
  const doc = new Y.Doc()
  const undo = createUndo(doc)
  const added = addItem(doc, { title: { es: 'Antes' }, status: 'agreed' }, random)
  const own = must(added.ok ? added.value : null, 'an item')
  undo.stopCapturing()
  const newcomers = Array.from({ length: 3_000 }, (_, n) => ({ fields: { title: { es: `Acción ${n}`, en: '' } }, later: () => [] }))
  const titles = () =>
    readRoadMap(doc)
      .items.filter(({ archived }) => !archived)
      .map(({ title }) => title.es)
  const write: Parameters<typeof carryOut>[1] = (changes, more) => changeAndAdd(doc, { changes, newcomers: more }, random)
  return { doc, undo, own, titles, start: (onProgress: () => void) => carryOut(undo, write, { changes: [], newcomers }, onProgress) }
}

test('[X6] what somebody writes while an import goes on is a step of its own, and the import is taken back alone', async () => {
  const { doc, undo, own, titles, start } = importing()
  let isTyped = false
  const done = await start(() => {
    const title = textUnder(itemMap(doc, own), 'title.es')
    if (!isTyped) doc.transact(() => title?.insert(5, ' y ahora'), LOCAL)
    isTyped = true
  })
  expect(titles()).toHaveLength(3_001)
  done.step?.takeBack?.()
  expect(titles()).toEqual(['Antes y ahora'])
  undo.undo()
  expect(titles()).toEqual(['Antes'])
})

test('[X6] an import that is taken back while it goes on writes nothing more', async () => {
  const { undo, titles, start } = importing()
  let pieces = 0
  await start(() => {
    pieces += 1
    if (pieces === 2) undo.undo()
  })
  expect(pieces).toBe(2)
  expect(titles()).toEqual(['Antes'])
})
