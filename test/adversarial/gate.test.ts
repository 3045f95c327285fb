// Hostile updates, each in a form that Yjs itself would take: none passes, none harms the room.
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDice } from '../harness/random.ts'
import { addItem, bodyOf, createValidator, docOf, itemOf, paragraph, updatesOf } from '../harness/validator.ts'

const ITEM = 'item1'
const begin = () => {
  const validator = createValidator()
  for (const update of updatesOf(docOf(1), (doc) => addItem(doc, ITEM))) validator.offer('ana', update)
  return validator
}
const last = (updates: readonly Uint8Array[]) => updates.at(-1) ?? new Uint8Array()

const element = (name: string, attributes: Readonly<Record<string, string>> = {}) => {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
const text = (doc: Y.Doc) => {
  const node = bodyOf(doc, ITEM).get(0)
  const inner = node instanceof Y.XmlElement ? node.get(0) : null
  if (!(inner instanceof Y.XmlText)) throw new Error('no text')
  return inner
}
const deep = (levels: number): Y.XmlElement => {
  const list = element('bulletList')
  const entry = element('listItem')
  list.insert(0, [entry])
  if (levels > 0) entry.insert(0, [deep(levels - 1)])
  return list
}
const title = (doc: Y.Doc) => {
  const made = itemOf(doc, ITEM).get('title.es')
  if (!(made instanceof Y.Text)) throw new Error('no title')
  return made
}

const FOREIGN: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'a root that is not ours': (doc) => doc.getText('evil').insert(0, 'x'),
  'a root named like a property of every object': (doc) => doc.getText('constructor').insert(0, 'x'),
  'an array in a map of items': (doc) => doc.getMap('items').set('bad', new Y.Array()),
  'a text where an item belongs': (doc) => doc.getMap('items').set('bad', new Y.Text('x')),
  'a plain value where an item belongs': (doc) => doc.getMap('items').set('bad', { title: 'x' }),
  'an item under a key that is no id': (doc) => doc.getMap('items').set('no id!', new Y.Map()),
  'an item under __proto__': (doc) => doc.getMap('items').set('__proto__', new Y.Map()),
  'a field that nobody knows': (doc) => itemOf(doc, ITEM).set('evil', 1),
  'a value of the wrong kind': (doc) => itemOf(doc, ITEM).set('order', 'first'),
  'a value that is too long': (doc) => itemOf(doc, ITEM).set('status', 'x'.repeat(10_000)),
  'bytes as a value': (doc) => itemOf(doc, ITEM).set('status', new Uint8Array(8)),
  'a subdocument': (doc) => itemOf(doc, ITEM).set('status', new Y.Doc()),
  'an embed in a title': (doc) => title(doc).insertEmbed(0, { image: 'x' }),
  'a format in a title': (doc) => title(doc).format(0, 2, { bold: {} }),
  'an attribute on a title': (doc) => title(doc).setAttribute('evil', 'x'),
  'list content in a map': (doc) => doc.get('items', Y.Array).insert(0, ['x']),
  'text in a map': (doc) => doc.get('items', Y.Text).insert(0, 'x'),
  'an unknown element': (doc) => bodyOf(doc, ITEM).push([element('script')]),
  'an element named like a property of every object': (doc) => bodyOf(doc, ITEM).push([element('toString')]),
  'a known element at the wrong place': (doc) => bodyOf(doc, ITEM).push([element('listItem')]),
  'a paragraph in a paragraph': (doc) => {
    const outer = bodyOf(doc, ITEM).get(0)
    if (outer instanceof Y.XmlElement) outer.insert(0, [paragraph('inner', 'x')])
  },
  'text directly in the fragment': (doc) => bodyOf(doc, ITEM).insert(0, [new Y.XmlText('x')]),
  'an unknown attribute': (doc) => bodyOf(doc, ITEM).push([element('paragraph', { onclick: 'x' })]),
  'an attribute with a bad value': (doc) => bodyOf(doc, ITEM).push([element('heading', { level: '9' })]),
  'an unknown mark': (doc) => text(doc).format(0, 2, { evil: {} }),
  'a mark with a bad value': (doc) => text(doc).format(0, 2, { bold: 'yes' }),
  'an embed in a paragraph': (doc) => text(doc).insertEmbed(0, { image: 'x' }),
  'nesting without end': (doc) => bodyOf(doc, ITEM).push([deep(50)]),
  'an item overwritten by another': (doc) => addItem(doc, ITEM),
  'an item overwritten by a plain value': (doc) => doc.getMap('items').set(ITEM, 1),
  'an item deleted': (doc) => doc.getMap('items').delete(ITEM),
  'all items deleted': (doc) => doc.getMap('items').clear(),
  'a title deleted from its item': (doc) => itemOf(doc, ITEM).delete('title.es'),
  'a title replaced by an empty one': (doc) => itemOf(doc, ITEM).set('title.es', new Y.Text()),
}

describe('[W9] foreign content is refused, and the gate document stays as it was', () => {
  test.each(Object.entries(FOREIGN))('%s', (_name, edit) => {
    const { offer, state } = begin()
    const before = state()
    const doc = docOf(666, before)
    const update = last(updatesOf(doc, edit))
    expect(offer('mal', update)).toEqual({ type: 'refused', why: 'foreign-content' })
    expect(state()).toEqual(before)
  })

  test('also when it hides behind an honest edit of the same transaction', () => {
    const { offer, state } = begin()
    const before = state()
    const doc = docOf(666, before)
    const [update] = updatesOf(doc, (one) =>
      one.transact(() => {
        addItem(one, 'fine')
        bodyOf(one, 'fine').push([element('script')])
      }),
    )
    expect(offer('mal', update ?? new Uint8Array()).type).toBe('refused')
    expect(state()).toEqual(before)
  })
})

describe('[I3] nobody writes under another’s client id', () => {
  test('an edit at its next clock is refused', () => {
    const { offer, state } = begin()
    const before = state()
    const [forged] = updatesOf(docOf(1, before), (doc) => doc.getText('title').insert(0, 'forged'))
    expect(offer('mal', forged ?? new Uint8Array())).toEqual({ type: 'refused', why: 'forged-author' })
    expect(state()).toEqual(before)
  })
  test('an edit at clocks that the id has used is cut away unread, and changes nothing', () => {
    const { offer, state } = begin()
    const before = state()
    const [other] = updatesOf(docOf(1), (doc) => doc.getText('title').insert(0, 'x'))
    expect(offer('mal', other ?? new Uint8Array())).toEqual({ type: 'nothing' })
    expect(offer('ana', other ?? new Uint8Array())).toEqual({ type: 'nothing' })
    expect(state()).toEqual(before)
  })
  test('letters under it that are hidden among one’s own are refused', () => {
    const { offer, state } = begin()
    const before = state()
    const doc = docOf(666, before)
    doc.getText('title').insert(0, 'own')
    doc.clientID = 1
    doc.getText('title').insert(0, 'forged')
    expect(offer('mal', Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(before)))).toEqual({
      type: 'refused',
      why: 'forged-author',
    })
    expect(state()).toEqual(before)
  })
})

/** Bytes by hand: numbers are varuints, strings are strings, arrays are raw bytes. */
const bytes = (...parts: readonly (number | string | readonly number[])[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else for (const byte of part) encoding.writeUint8(encoder, byte)
    }
  })
/** One struct of client 666 at clock 0: the characters `x` in the root title. */
const HONEST = bytes(1, 1, 666, 0, [4], 1, 'title', 'x', 0)

const MALFORMED: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'a byte after the end': bytes(1, 1, 666, 0, [4], 1, 'title', 'x', 0, [0]),
  'an overlong varuint': bytes([0x81, 0x00], 1, 666, 0, [4], 1, 'title', 'x', 0),
  'an overlong client id': bytes(1, 1, [0x9a, 0x85, 0x00], 0, [4], 1, 'title', 'x', 0),
  'a section without structs': bytes(1, 0, 666, 0, 0),
  'the same client twice': bytes(2, 1, 666, 0, [4], 1, 'title', 'x', 1, 666, 1, [4], 1, 'title', 'y', 0),
  'unknown bits on a collected struct': bytes(1, 1, 666, 0, [32], 5, 0),
  'a Skip with bits that one reader ignores': bytes(1, 1, 666, 0, [42], 5, 0),
  'an unknown kind of content': bytes(1, 1, 666, 0, [11], 1, 'title', 0, 0),
  'an unknown type': bytes(1, 1, 666, 0, [7], 1, 'title', 9, 0),
  'a parent that is neither name nor id': bytes(1, 1, 666, 0, [4], 2, 'title', 'x', 0),
  'a run of 2^52 collected ids': bytes(1, 1, 666, 0, [0], 2 ** 52, 0),
  'a struct that leans on its own future': bytes(1, 1, 666, 0, [132], 666, 5, 'x', 0),
  'a struct that leans on itself': bytes(1, 1, 666, 0, [132], 666, 0, 'x', 0),
  'a number of structs that its bytes cannot hold': bytes(1, 19_999, 666, 0, [4]),
  'a string longer than the message': bytes(1, 1, 666, 0, [4], 1, 'title', 2 ** 40),
  'an empty string': bytes(1, 1, 666, 0, [4], 1, 'title', '', 0),
  'text that is no UTF-8': bytes(1, 1, 666, 0, [4], 1, 'title', 2, [0xc3, 0x28], 0),
  'a format that is no JSON': bytes(1, 1, 666, 0, [6], 1, 'title', 'bold', '{bad', 0),
  'a value nested too deeply': bytes(
    1,
    1,
    666,
    0,
    [8],
    1,
    'title',
    1,
    Array.from({ length: 400 }, (_, i) => (i % 2 ? 1 : 117)),
    [126],
    0,
  ),
  'deletions out of order': bytes(0, 1, 1, 2, 5, 1, 1, 1),
  'overlapping deletions': bytes(0, 1, 1, 2, 1, 5, 3, 5),
  'a deletion of nothing': bytes(0, 1, 1, 1, 1, 0),
  'a circle of two clients': bytes(2, 1, 666, 0, [132], 665, 0, 'x', 1, 665, 0, [132], 666, 0, 'y', 0),
}

describe('[W5] anything but one canonical update is malformed', () => {
  test.each(Object.entries(MALFORMED))('%s', (_name, update) => {
    const { offer, state } = begin()
    const before = state()
    expect(offer('mal', update)).toEqual({ type: 'malformed' })
    expect(state()).toEqual(before)
  })
  test('the same by hand, but honest, is accepted', () => expect(begin().offer('mal', HONEST).type).toBe('accepted'))
})

describe('[W4] an update that depends on what nobody has is a gap', () => {
  const GAPS: Readonly<Record<string, Uint8Array>> = {
    'a clock ahead': bytes(1, 1, 666, 7, [4], 1, 'title', 'x', 0),
    'a neighbour that nobody has': bytes(1, 1, 666, 0, [132], 999, 3, 'x', 0),
    'a parent that nobody has': bytes(1, 1, 666, 0, [4], 0, 999, 3, 'x', 0),
    'a Skip': bytes(1, 2, 666, 0, [10], 3, [4], 1, 'title', 'x', 0),
    'a deletion of what nobody has': bytes(0, 1, 999, 1, 0, 1),
  }
  test.each(Object.entries(GAPS))('%s', (_name, update) => {
    const { offer, state } = begin()
    const before = state()
    expect(offer('mal', update)).toEqual({ type: 'gap' })
    expect(state()).toEqual(before)
  })
})

describe('[W9] bombs are refused by their counts', () => {
  test('more structs than any honest update has', () => {
    const structs = Array.from({ length: 20_001 }, () => [0, 1]).flat()
    expect(begin().offer('mal', bytes(1, 20_001, 666, 0, structs, 0))).toEqual({ type: 'refused', why: 'too-large' })
  })
  test('more clients than any honest update has', () => {
    const sections = Array.from({ length: 1_001 }, (_, i) => bytes(1, 10_000 + i, 0, [4], 1, 'title', 'x'))
    const update = Buffer.concat([bytes(1_001), ...sections, bytes(0)])
    expect(begin().offer('mal', update)).toEqual({ type: 'refused', why: 'too-large' })
  })
  test('more unowned client ids than months of offline reloads leave', () => {
    const sections = Array.from({ length: 257 }, (_, i) => bytes(1, 10_000 + i, 0, [4], 1, 'title', 'x'))
    const { offer, owners } = begin()
    expect(offer('mal', Buffer.concat([bytes(257), ...sections, bytes(0)]))).toEqual({ type: 'refused', why: 'too-many-ids' })
    expect(owners.size).toBe(1)
  })
  test('a long chain across many clients is judged without deep recursion', () => {
    const sections = Array.from({ length: 200 }, (_, i) =>
      i === 199 ? bytes(1, 10_000 + i, 0, [4], 1, 'title', 'x') : bytes(1, 10_000 + i, 0, [132], 10_001 + i, 0, 'x'),
    )
    expect(begin().offer('mal', Buffer.concat([bytes(200), ...sections, bytes(0)])).type).toBe('accepted')
  })
})

describe('[W9] neighbours in the wrong order, by which replicas would come to read different texts, are refused', () => {
  const withText = () => {
    const validator = begin()
    for (const update of updatesOf(docOf(5, validator.state()), (doc) => doc.getText('title').insert(0, 'abcdef')))
      validator.offer('bob', update)
    for (const update of updatesOf(docOf(4, validator.state()), (doc) => doc.getText('title').insert(3, 'XY')))
      validator.offer('cyd', update)
    return validator
  }
  test.each([
    ['the same on both sides', bytes(1, 1, 666, 0, [196], 5, 2, 5, 2, 'x', 0), 'refused'],
    ['swapped within a run', bytes(1, 1, 666, 0, [196], 5, 2, 5, 1, 'x', 0), 'refused'],
    ['swapped across runs', bytes(1, 1, 666, 0, [196], 4, 0, 5, 1, 'x', 0), 'refused'],
    ['swapped through a struct of its own', bytes(1, 2, 666, 0, [132], 4, 0, 'x', [196], 666, 0, 5, 1, 'y', 0), 'refused'],
    ['in order, with what another wrote between', bytes(1, 1, 666, 0, [196], 5, 2, 5, 3, 'x', 0), 'accepted'],
    ['in order, through a struct of its own', bytes(1, 2, 666, 0, [132], 5, 1, 'x', [196], 666, 0, 5, 2, 'y', 0), 'accepted'],
  ])('%s', (_name, update, expected) => expect(withText().offer('mal', update).type).toBe(expected))
})

describe('[W9] structs that would make Yjs search for ever (20,000 of them held a process for 140 s) are refused', () => {
  const COUNT = 2_000
  const SHAPES: Readonly<Record<string, (i: number) => readonly (number | string | readonly number[])[]>> = {
    'all from the start, each before a later element': (i) => [[68], 5, i + 1, 'x'],
    'all after one element, each before a later one': (i) => [[196], 5, 0, 5, i + 1, 'x'],
    'all at one place, every second one to the end': (i) => (i % 2 ? [[196], 5, 0, 5, COUNT - i, 'x'] : [[132], 5, 0, 'x']),
    'each after an earlier element, to the end': (i) => [[132], 5, COUNT - 1 - i, 'x'],
    'one key again and again, as if it were new': () => [[40], 0, 1, 0, 'status', 1, [119], 'x'],
  }
  test.each(Object.entries(SHAPES))('%s', (_name, shape) => {
    const { offer, state } = begin()
    for (const update of updatesOf(docOf(5, state()), (doc) => doc.getText('title').insert(0, 'a'.repeat(COUNT + 2)))) offer('bob', update)
    const before = state()
    const structs = Array.from({ length: COUNT }, (_, i) => shape(i)).flat()
    expect(offer('mal', bytes(1, COUNT, 666, 0, ...structs, 0))).toEqual({ type: 'refused', why: 'foreign-content' })
    expect(state()).toEqual(before)
  })

  test('while an honest step 2 of as many structs, made beside another’s, passes', () => {
    const { offer } = begin()
    const dice = createDice(7)
    const [bob, ana] = [docOf(5), docOf(6)]
    for (let i = 0; i < COUNT; i++) for (const doc of [bob, ana]) doc.getText('title').insert(dice.below(i + 1), 'x')
    expect([offer('bob', Y.encodeStateAsUpdate(bob)).type, offer('ana', Y.encodeStateAsUpdate(ana)).type]).toEqual(['accepted', 'accepted'])
  })
})

test('[W9] a hook, which no editor of ours makes, is refused', () => {
  expect(begin().offer('mal', bytes(1, 1, 666, 0, [7], 1, 'body', 5, 'evil', 0))).toEqual({ type: 'refused', why: 'foreign-content' })
})

test('[W9] a struct with neighbours in two containers is refused', () => {
  const { offer, state } = begin()
  const base = docOf(5, state())
  for (const update of updatesOf(base, (doc) => {
    doc.getText('title').insert(0, 'a')
    title(doc).insert(0, 'b')
  }))
    offer('bob', update)
  expect(offer('mal', bytes(1, 1, 666, 0, [196], 5, 0, 5, 1, 'x', 0))).toEqual({ type: 'refused', why: 'foreign-content' })
})
