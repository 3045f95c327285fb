// A label under another key than its own: two labels that read alike would be two, and removing one would leave the other.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../../server/log/memoryLog.ts'
import { LIMITS } from '../../server/relay/limits.ts'
import { createSchemaValidator } from '../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../server/relay/validation/validationDocument.ts'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { labelKey } from '../../shared/roadmap/labelKey.ts'
import { ROADMAP } from '../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { addItem, addToSet } from '../../shared/roadmap/write.ts'
import { createDice } from '../harness/random.ts'
import { createValidator, docOf, updatesOf } from '../harness/validator.ts'
import { createSettableClock } from '../server/log/updateLogContract.ts'
import { ANA, BETO, createWriters } from '../server/timeTravel/writers.ts'
import { PLAN } from '../shared/history/life.ts'
import { eventsOf, readOn, withHistory } from '../shared/history/reading.ts'

const REFUSED = [{ type: 'refused', why: 'foreign-content' }]
const { bytes } = createDice(7)
const plan = () => {
  const doc = docOf(1)
  return { doc, id: itemIn(doc) }
}
const itemIn = (doc: Y.Doc): ItemId => {
  const added = addItem(doc, { title: { es: 'Nota', en: 'Note' } }, bytes)
  if (!added.ok) throw new Error(added.refusal)
  return added.value
}
const labelsOf = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const item = doc.getMap('items').get(id)
  const labels = item instanceof Y.Map ? item.get('labels') : null
  if (!(labels instanceof Y.Map)) throw new Error('no labels')
  return labels
}

describe('[W19] a label under another key than that of its words', () => {
  test('is refused, and so is a second one that reads like the first', () => {
    const { doc, id } = plan()
    const validator = createValidator(ROADMAP.schema)
    validator.offer('ana', Y.encodeStateAsUpdate(doc))
    const offer = (key: string, label: string) =>
      updatesOf(docOf(666, validator.state()), (other) => void labelsOf(other, id).set(key, label)).map((update) =>
        validator.offer('mal', update),
      )
    expect(offer(labelKey('Urgente'), 'Urgente')).toMatchObject([{ type: 'accepted' }])
    for (const [key, label] of [
      ['urgente-2', 'Urgente'],
      ['urgente', 'Sin prisa'],
      ['otra', 'Urgente'],
    ] as const)
      expect(offer(key, label)).toEqual(REFUSED)
    // The same letters in capitals are the same label.
    expect(offer('urgente', 'URGENTE')).toMatchObject([{ type: 'accepted' }])
    expect(readRoadMap(docOf(9, validator.state())).items[0]?.labels).toEqual(['URGENTE'])
  })

  test('stays where an earlier version accepted it, is no obstacle to others, can be removed, and comes back after a restore of the server', () => {
    const { doc, id } = plan()
    labelsOf(doc, id).set('otra', 'Urgente')
    const before = Y.encodeStateAsUpdate(doc)
    const document = createValidationDocument([before])
    const context = { document, validator: createSchemaValidator(document, ROADMAP.schema), owners: new Map(), limits: LIMITS }
    const offer = (update: Uint8Array, asOthers = false) => {
      const verdict = validateUpdate(update, 'ana' as never, context, { asOthers })
      if (verdict.type === 'accepted') document.apply(verdict.update)
      return verdict.type
    }
    const ana = docOf(2, before)
    const edits = [() => addToSet(ana, id, 'labels', 'Urgente'), () => void labelsOf(ana, id).delete('otra')]
    for (const edit of edits) for (const update of updatesOf(ana, edit)) expect(offer(update)).toBe('accepted')
    const lost = updatesOf(docOf(3, Y.encodeStateAsUpdate(document.doc)), (other) => void labelsOf(other, id).set('otra', 'Urgente'))
    expect(lost.map((update) => offer(update))).toEqual(['refused'])
    expect(lost.map((update) => offer(update, true))).toEqual(['accepted'])
  })

  test('is in no list, and the history does not say that it was added', async () => {
    const { clock, set } = createSettableClock()
    set(1_000)
    const log = createMemoryLog({ clock, meetingOf: () => null })
    const writers = createWriters(log, PLAN)
    let id = parseItemId('never')
    await writers.write(ANA, (doc) => {
      id = itemIn(doc)
    })
    await writers.write(BETO, (doc) => void labelsOf(doc, must(id, 'an item')).set('otra', 'Urgente'))
    await writers.write(ANA, (doc) => void labelsOf(doc, must(id, 'an item')).delete('otra'))
    await withHistory(async ({ sqlite }) => {
      await readOn(sqlite, log, PLAN)
      expect(eventsOf(sqlite, PLAN).map(({ field, change }) => [field, change.type])).toEqual([
        [null, 'created'],
        ['else/labels', 'set'],
        ['else/labels', 'set'],
      ])
    })
  })
})
