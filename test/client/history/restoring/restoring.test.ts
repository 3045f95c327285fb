// What restoring a moment would change is said before, and is what it does.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { restoredChanges, restoreWhole } from '../../../../client/history/restoring/restorations.ts'
import { planCounts } from '../../../../client/history/restoring/restoreCounts.ts'
import { initPage, pageBody } from '../../../../shared/page/write.ts'
import { must } from '../../../../shared/result.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { addStream } from '../../../../shared/roadmap/streams.ts'
import { addItem, archiveItem, setField } from '../../../../shared/roadmap/write.ts'
import { createDice } from '../../../harness/random.ts'
import { doSomething } from '../../../shared/roadmap/planner.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const made = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused')
  return result.value
}

describe('restoring the whole plan', () => {
  test('[H34] says how many items change, are archived, come back', () => {
    const doc = new Y.Doc()
    const random = createDice(3).bytes
    const [kept, moved, gone] = [1, 2, 3].map((n) => made(addItem(doc, { title: { es: `Acción ${n}` } }, random)))
    const was = copyOf(doc)
    setField(doc, must(moved, 'an item'), 'due', '2026-12-01')
    archiveItem(doc, must(gone, 'an item'))
    made(addItem(doc, { title: { es: 'Nueva' } }, random))
    addStream(doc, { es: 'Nueva línea' }, random)
    expect(kept).toBeDefined()
    expect(planCounts(readRoadMap(doc), readRoadMap(was))).toEqual({ items: 1, archived: 1, back: 1, streams: 1 })
  })

  test('[H34] done, nothing differs any more, whatever was done in between', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const dice = createDice(seed)
      const doc = new Y.Doc()
      for (let n = 0; n < 25; n++) doSomething(doc, dice)
      const was = copyOf(doc)
      for (let n = 0; n < 25; n++) doSomething(doc, dice)
      restoreWhole({ type: 'plan' }, doc, was)
      expect(restoredChanges({ type: 'plan' }, doc, was, 'en')).toEqual([])
    }
  })
})

test('[H34] fields of one item are named, and no other item is touched', () => {
  const doc = new Y.Doc()
  const random = createDice(4).bytes
  const id = made(addItem(doc, { title: { es: 'Acción' } }, random))
  const other = made(addItem(doc, { title: { es: 'Otra' } }, random))
  const was = copyOf(doc)
  setField(doc, id, 'status', 'agreed')
  setField(doc, other, 'status', 'agreed')
  const whole = { type: 'item', id, code: 'WG-001' } as const
  const words = CATALOGUE.en.past.restore
  expect(restoredChanges(whole, doc, was, 'en')).toEqual([words.fields(1), words.fieldList('Status')])
  restoreWhole(whole, doc, was)
  expect(restoredChanges(whole, doc, was, 'en')).toEqual([])
  expect(readRoadMap(doc).items.find((item) => item.id === other)?.status).toBe('agreed')
})

test('[H34] titles and paragraphs of each side of a text are counted', () => {
  const doc = new Y.Doc()
  initPage(doc, { kind: 'text', title: { es: 'Guía', en: 'Guide' } })
  const block = (id: string, words: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('id', id)
    paragraph.insert(0, [new Y.XmlText(words)])
    return paragraph
  }
  const body = must(pageBody(doc, 'es'), 'a body')
  body.insert(0, [block('a', 'uno'), block('b', 'dos'), block('c', 'tres')])
  const was = copyOf(doc)
  body.delete(2, 1)
  const second = body.get(1)
  const text = second instanceof Y.XmlElement ? second.get(0) : null
  if (text instanceof Y.XmlText) text.insert(0, 'los ')
  body.insert(2, [block('d', 'cuatro'), block('e', 'cinco')])
  const words = CATALOGUE.es.past.restore
  expect(restoredChanges({ type: 'page' }, doc, was, 'es')).toEqual([words.paragraphs('Español', 1, 1, 2)])
  restoreWhole({ type: 'page' }, doc, was)
  expect(restoredChanges({ type: 'page' }, doc, was, 'es')).toEqual([])
})
