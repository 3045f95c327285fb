// Which values of an event may stand again, and that they do.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { EventChange, HistoryEvent } from '../../../shared/history/events.ts'
import { restorables } from '../../../shared/history/restorable.ts'
import { restoreValue } from '../../../shared/history/restoreValue.ts'
import { type ItemId, instant, parseDelegationId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, archiveItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(3).bytes
const [CO, MX] = [must(parseDelegationId('co'), 'id'), must(parseDelegationId('mx'), 'id')]

const plan = () => {
  const doc = new Y.Doc()
  const added = addItem(doc, { title: { es: 'Nota', en: 'Note' }, due: '2019-11-15', coDelegations: [CO], labels: ['Uno'] }, random)
  if (!added.ok) throw new Error(added.refusal)
  const other = addItem(doc, {}, random)
  if (!other.ok) throw new Error(other.refusal)
  const item = (): Item =>
    must(
      readRoadMap(doc).items.find(({ id }) => id === added.value),
      'the item',
    )
  return { doc, id: added.value, other: other.value, item }
}
const happened = (id: ItemId, field: string | null, change: EventChange): Pick<HistoryEvent, 'seq' | 'subject' | 'field' | 'change'> => ({
  seq: seq(7),
  subject: { type: 'item', id },
  field,
  change,
})
const text = (from: string | null, to: string | null): EventChange => ({
  type: 'text',
  lastSeq: seq(9),
  lastAt: instant(9),
  inserted: 1,
  deleted: 1,
  formatted: 0,
  from,
  to,
})

describe('[H24] values that can be restored', () => {
  const { id, other, item } = plan()
  const title = { es: '', en: '' }
  const cases: readonly (readonly [string, string | null, EventChange, readonly object[]])[] = [
    [
      'both values of a date that is another one now',
      'due',
      set('2019-09-30', '2019-10-15'),
      [field('due', '2019-09-30'), field('due', '2019-10-15')],
    ],
    ['only the earlier one, where the later one stands', 'due', set('2019-10-15', '2019-11-15'), [field('due', '2019-10-15')]],
    ['no date, where there was none', 'due', set(null, '2019-11-15'), [field('due', null)]],
    ['what a choice is when nobody has chosen', 'status', set(null, 'blocked'), [field('status', 'blocked')]],
    ['a value that nobody ever saw', 'due', { type: 'superseded', value: '2019-12-01', winner: null }, [field('due', '2019-12-01')]],
    ['no value that this Ruta does not know', 'status', set('dreaming', 'proposed'), []],
    ['a delegation that was taken out', 'coDelegations', { type: 'removed', member: MX, value: true }, [member('coDelegations', MX)]],
    ['none that is there', 'coDelegations', { type: 'added', member: CO, value: true }, []],
    ['a label with its capitals', 'labels', { type: 'removed', member: 'dos', value: 'Dos' }, [member('labels', 'Dos')]],
    [
      'a dependency',
      'dependsOn',
      { type: 'removed', member: other, value: { type: 'FS', lag: 2 } },
      [{ type: 'dependency', dependency: { item: other, type: 'FS', lag: 2 } }],
    ],
    ['a title, side by side', 'title.es', text('Nota vieja', 'Nota'), [{ type: 'title', language: 'es', text: 'Nota vieja' }]],
    [
      'a long text, as it was before and after',
      'description.en',
      text(null, null),
      [
        { type: 'text', language: 'en', at: seq(6), side: 'before' },
        { type: 'text', language: 'en', at: seq(9), side: 'after' },
      ],
    ],
    [
      'a line of the checklist that was removed',
      'checklist',
      { type: 'removed', member: 'abc', value: { text: { es: 'Uno', en: '' }, done: true } },
      [{ type: 'entry', text: { es: 'Uno', en: '' } }],
    ],
    ['nothing of a birth', null, { type: 'created', title, values: {} }, []],
    ['nothing of a place in the list', 'order', set('a', 'b'), []],
  ]
  test.each(cases)('%s', (_name, at, change, expected) => {
    expect(restorables(happened(id, at, change), item())).toEqual(expected)
  })

  test('an archived item comes back as a whole first', () => {
    const { doc, id: gone, item: now } = plan()
    archiveItem(doc, gone)
    expect(restorables(happened(gone, 'due', set('2019-09-30', null)), now())).toEqual([])
    expect(restorables(happened(gone, null, { type: 'archived', title }), now())).toEqual([{ type: 'item' }])
  })
})

test('[H24] everything that is offered stands again when it is taken, as one edit, and is then no longer offered', () => {
  const { doc, id, other, item } = plan()
  const changes: readonly (readonly [string, EventChange])[] = [
    ['due', set('2019-09-30', '2019-11-15')],
    ['lead', set(MX, null)],
    ['priority', set(2, 0)],
    ['coDelegations', { type: 'removed', member: MX, value: true }],
    ['labels', { type: 'removed', member: 'dos', value: 'Dos' }],
    ['dependsOn', { type: 'removed', member: other, value: { type: 'FS', lag: 2 } }],
    ['title.en', text('Old note', 'Note')],
  ]
  let edits = 0
  doc.on('afterTransaction', ({ changed }) => {
    if (changed.size > 0) edits++
  })
  for (const [at, change] of changes) {
    const event = happened(id, at, change)
    const [what, ...more] = restorables(event, item())
    expect(more).toEqual([])
    edits = 0
    expect(restoreValue(doc, id, must(what, at), { random, old: null })).toMatchObject({ ok: true })
    expect(edits).toBe(1)
    // Of a text, the words that it took the place of are offered in their turn.
    if (change.type !== 'text') expect(restorables(event, item())).not.toContainEqual(what)
  }
  expect(item()).toMatchObject({ due: '2019-09-30', lead: MX, priority: 2, labels: ['Dos', 'Uno'], title: { en: 'Old note' } })
})

function set(from: unknown, to: unknown): EventChange {
  return { type: 'set', from, to, unseen: false }
}
function field(key: string, value: unknown) {
  return { type: 'field', key, value } as const
}
function member(key: string, value: string) {
  return { type: 'member', add: { key, member: value } } as const
}
