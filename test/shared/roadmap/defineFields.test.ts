// What the settings write of the group's own fields: what one person has changed, all of it or nothing, and not more than are used.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MOST } from '../../../shared/bounds.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField, archiveOwnField, putOwnFieldTo, restoreOwnField } from '../../../shared/roadmap/defineFields.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(7).bytes
const UNIT = { es: '', en: '' }
const aList = () => {
  const doc = new Y.Doc()
  const choices = ['Propia', 'Donación'].map((name) => ({ es: name, en: name }))
  const added = addOwnField(doc, { kind: 'choice', name: { es: 'Fuente', en: 'Source' }, choices }, random)
  const key = must(added.ok ? added.value : null, 'a field')
  const now = () =>
    must(
      readRoadMap(doc).fields.find(({ id }) => id === key),
      'the field',
    )
  return { doc, key, now }
}

test('[M21] a form that was opened before somebody else changed the field writes only what was changed in it', () => {
  const { doc, key, now } = aList()
  const opened = now()
  const [first] = opened.choices
  putOwnFieldTo(
    doc,
    key,
    [
      opened,
      {
        ...opened,
        name: { es: 'Origen', en: 'Source' },
        choices: opened.choices.map((one) => ({ ...one, archived: one.id === first?.id })),
      },
    ],
    random,
  )
  putOwnFieldTo(doc, key, [opened, { ...opened, name: { es: 'Fuente', en: 'Funds' } }], random)
  expect(now().name).toEqual({ es: 'Origen', en: 'Funds' })
  expect(now().choices.map(({ archived }) => archived)).toEqual([true, false])
})

test('[M21] a change of which a part is invalid writes nothing', () => {
  const { doc, key, now } = aList()
  const before = now()
  const choices = [...before.choices, { id: null, name: { es: 'x'.repeat(121), en: '' }, archived: false }]
  expect(putOwnFieldTo(doc, key, [before, { ...before, name: { es: 'Otra', en: 'Other' }, choices }], random).ok).toBe(false)
  expect(now()).toEqual(before)
})

test('[M21] no more than thirty fields are used at once, and what was archived comes back only where there is room', () => {
  const doc = new Y.Doc()
  const add = (n: number) => addOwnField(doc, { kind: 'text', name: { es: `Campo ${n}`, en: `Field ${n}` }, unit: UNIT }, random)
  const keys: OwnFieldKey[] = []
  for (let n = 0; n < MOST.ownFields; n++) {
    const added = add(n)
    if (added.ok) keys.push(added.value)
  }
  expect([keys.length, add(30).ok]).toEqual([MOST.ownFields, false])
  const [first] = keys
  if (!first) throw new Error('no field')
  archiveOwnField(doc, first)
  expect([add(31).ok, restoreOwnField(doc, first).ok]).toEqual([true, false])
})
