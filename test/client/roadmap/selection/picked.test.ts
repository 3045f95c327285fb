import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../../client/live/undo.ts'
import { NOTHING_PICKED, type Picked, pickedAll, ranged, toggledItem } from '../../../../client/roadmap/selection/picked.ts'
import { shiftedBy } from '../../../../client/roadmap/selection/shift.ts'
import { LIMITS } from '../../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../../server/relay/validation/validationDocument.ts'
import { parseAccountId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { changeItems, type ItemChange } from '../../../../shared/roadmap/changeItems.ts'
import { FIELD_KEYS, FIELDS } from '../../../../shared/roadmap/fields.ts'
import { ROADMAP } from '../../../../shared/roadmap/layout.ts'
import { type Item, PROGRESS, STATUSES } from '../../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { mayMove } from '../../../../shared/roadmap/status.ts'
import { createDice, type Dice } from '../../../harness/random.ts'
import { DELEGATIONS, doSomething } from '../../../shared/roadmap/planner.ts'
import { anItem, itemId } from '../builders.ts'

const order = ['a', 'b', 'c', 'd', 'e'].map(itemId)
const at = (index: number) => must(order[index], 'an item')
const ids = (picked: Picked) => [...picked.ids].sort()

describe('[V10] the selection', () => {
  test('a toggle adds and takes away, and the range begins at the last one', () => {
    const two = toggledItem(toggledItem(NOTHING_PICKED, at(0)), at(2))
    expect(ids(two)).toEqual([at(0), at(2)])
    expect(ids(toggledItem(two, at(0)))).toEqual([at(2)])
    expect(ids(ranged(two, order, at(4), at(4)))).toEqual([at(0), at(2), at(3), at(4)])
  })

  test('a range grows and shrinks on both sides of where it began; what was selected apart from it stays', () => {
    const begun = toggledItem(NOTHING_PICKED, at(2))
    const down = ranged(begun, order, at(2), at(4))
    expect(ids(down)).toEqual([at(2), at(3), at(4)])
    expect(ids(ranged(down, order, at(4), at(3)))).toEqual([at(2), at(3)])
    expect(ids(ranged(down, order, at(3), at(0)))).toEqual([at(0), at(1), at(2)])
  })

  test('without a beginning that is shown, a range begins where the keyboard is', () => {
    expect(ids(ranged(NOTHING_PICKED, order, at(1), at(2)))).toEqual([at(1), at(2)])
    expect(ids(ranged({ ...NOTHING_PICKED, anchor: itemId('gone') }, order, at(1), at(2)))).toEqual([at(1), at(2)])
    expect(ids(ranged(NOTHING_PICKED, order, at(1), itemId('gone')))).toEqual([])
    expect(ids(pickedAll(order))).toEqual(order)
  })
})

describe('[V11] shifting dates', () => {
  test.each([
    ['both dates', { start: '2026-01-30', due: '2026-02-10' }, 7, ['2026-02-06', '2026-02-17']],
    ['over a leap day, backwards', { start: null, due: '2024-03-01' }, -1, ['2024-02-29']],
    ['out of the calendar', { start: null, due: '2199-12-31' }, 1, []],
    ['without a date', {}, 7, []],
    ['by half a day', { due: '2026-02-10' }, 0.5, []],
  ] as const)('%s', (_what, dates, days, expected) => {
    const { changes, staying } = shiftedBy([anItem('a', dates)], days)
    expect(changes.map((change) => ('set' in change ? change.to : null))).toEqual(expected)
    expect(staying).toEqual(expected.length === 0 ? [itemId('a')] : [])
  })
})

const DAYS = ['2026-01-15', '2026-02-30', null]
const aChange = (item: Item, dice: Dice): ItemChange =>
  dice.pick<() => ItemChange>([
    () => ({ id: item.id, set: 'status', to: dice.pick(STATUSES) }),
    () => ({ id: item.id, set: 'progress', to: dice.pick(PROGRESS) }),
    () => ({ id: item.id, set: 'lead', to: dice.pick([null, ...DELEGATIONS]) }),
    () => ({ id: item.id, set: 'due', to: dice.pick(DAYS) }),
    () => ({ id: item.id, label: dice.pick(['extradición', 'x'.repeat(61)]), inside: dice.chance(0.6) }),
    () => ({ id: item.id, archived: dice.chance(0.6) }),
  ])()

test('[V11] any bulk change leaves a valid plan, names who refused, passes the relay, and one undo restores the plan exactly', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const dice = createDice(seed)
    const doc = new Y.Doc()
    for (let n = 0; n < 60; n += 1) doSomething(doc, dice)
    const undo = createUndo(doc)
    const before = readRoadMap(doc)
    const validation = createValidationDocument([Y.encodeStateAsUpdate(doc)])
    const context = {
      document: validation,
      validator: createSchemaValidator(validation, ROADMAP.schema),
      owners: new Map(),
      limits: LIMITS,
    }
    const verdicts: string[] = []
    doc.on('update', (update: Uint8Array) => {
      const verdict = validateUpdate(update, must(parseAccountId('ana'), 'account'), context)
      verdicts.push(verdict.type)
      if (verdict.type === 'accepted') validation.apply(verdict.update)
    })

    const changes = before.items.filter(() => dice.chance(0.7)).map((item) => aChange(item, dice))
    const refused = new Set(changeItems(doc, changes, createDice(1).bytes).map(({ id }) => id))
    expect(verdicts.length).toBeLessThanOrEqual(1)
    const after = readRoadMap(doc)
    for (const [index, item] of after.items.entries()) {
      const was = must(before.items[index], 'the same item')
      if (refused.has(item.id)) expect([seed, item]).toEqual([seed, was])
      expect([seed, mayMove(was.status, item.status)]).toEqual([seed, true])
      for (const key of FIELD_KEYS) {
        const field = FIELDS[key]
        if ('initial' in field) expect([seed, key, field.accepts(item[key])]).toEqual([seed, key, true])
      }
    }
    if (verdicts.length === 1) undo.undo()
    expect([seed, readRoadMap(doc)]).toEqual([seed, before])
    expect([seed, readRoadMap(validation.doc), new Set(verdicts).has('refused')]).toEqual([seed, before, false])
  }
})
