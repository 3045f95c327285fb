// A Y.Text in an input: letters merge, nothing is lost, and an input method is left alone.
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { minimalEdit, movedPosition, originsAfter, originsOf, rebased } from '../../../client/live/textEdit.ts'
import { bindTextField, type TextElement } from '../../../client/live/textField.ts'
import { LOCAL } from '../../../shared/origins.ts'

const unbind: (() => void)[] = []
afterEach(() => {
  for (const one of unbind.splice(0)) one()
  document.body.replaceChildren()
})

/** One person's copy and field. */
const person = (clientId: number, kind: 'input' | 'textarea' = 'input') => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const text = doc.getText('title')
  const element: TextElement = document.createElement(kind)
  document.body.append(element)
  element.focus()
  unbind.push(bindTextField(element, text))
  return { doc, text, element }
}
type Person = ReturnType<typeof person>
const exchange = (...people: Person[]) => {
  for (const from of people)
    for (const to of people) if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')
}
/** As a browser does it: the value changes, the caret stands behind the change, then the event comes. */
const typeAt = ({ element }: Person, from: number, to: number, insert: string, type = 'input') => {
  element.focus()
  element.value = element.value.slice(0, from) + insert + element.value.slice(to)
  element.setSelectionRange(from + insert.length, from + insert.length)
  element.dispatchEvent(new Event(type))
}
const compose = (who: Person, from: number, to: number, steps: readonly string[], during: () => void = () => {}) => {
  who.element.dispatchEvent(new Event('compositionstart'))
  let end = to
  for (const step of steps) {
    typeAt(who, from, end, step)
    end = from + step.length
    during()
  }
  who.element.dispatchEvent(new Event('compositionend'))
}

describe('minimal edits', () => {
  test('a letter typed among equal letters stands where it was typed', () => {
    expect(minimalEdit('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' })
    expect(minimalEdit('aaa', 'aa', 1)).toEqual({ index: 1, remove: 1, insert: '' })
  })
  test('half a character is never cut off', () => {
    expect(minimalEdit('x😀y', 'x😁y', 3)).toEqual({ index: 1, remove: 2, insert: '😁' })
    const edit = minimalEdit('😀', '😀😀', 4)
    expect(edit?.insert).toBe('😀')
  })
  test('lead from the old value to the new one, however the browser made the edit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.nat(40), (before, after, caret) => {
        const edit = minimalEdit(before, after, caret)
        const result = edit ? before.slice(0, edit.index) + edit.insert + before.slice(edit.index + edit.remove) : before
        expect(result).toBe(after)
      }),
    )
  })
  test('a rebased edit removes what it removed, and nothing that came meanwhile', () => {
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.nat(12),
        fc.string(),
        fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.string({ maxLength: 3 }))),
        (a, b, insert, others) => {
          const base = 'abcdefghijkl'
          const edit = { index: Math.min(a, b), remove: Math.abs(a - b), insert }
          let now: { character: string; origin: number | null }[] = [...base].map((character, origin) => ({ character, origin }))
          let origins = originsOf(base.length)
          for (const [at, remove, text] of others) {
            const place = Math.min(at, now.length)
            const gone = Math.min(remove, now.length - place)
            now = [...now.slice(0, place), ...[...text].map((character) => ({ character, origin: null })), ...now.slice(place + gone)]
            origins = originsAfter(origins, [{ retain: place }, { insert: text }, { delete: gone }])
          }
          expect(origins).toEqual(
            now.flatMap(({ character, origin }) => [origin, ...Array.from({ length: character.length - 1 }, () => null)]),
          )
          let text = now.map(({ character }) => character).join('')
          for (const step of rebased(edit, origins)) text = text.slice(0, step.index) + step.insert + text.slice(step.index + step.remove)
          const kept = now.filter(({ origin }) => origin === null || origin < edit.index || origin >= edit.index + edit.remove)
          expect([...text].sort()).toEqual([...kept.map(({ character }) => character), ...insert].join('').split('').sort())
        },
      ),
    )
  })
  test('a caret keeps its letter when others write before it, at it and behind it', () => {
    expect(movedPosition(3, [{ insert: 'xy' }])).toBe(5)
    expect(movedPosition(3, [{ retain: 3 }, { insert: 'xy' }])).toBe(3)
    expect(movedPosition(3, [{ retain: 1 }, { delete: 4 }])).toBe(1)
    expect(movedPosition(3, [{ delete: 1 }, { retain: 1 }, { insert: 'q' }])).toBe(3)
  })
})

describe('a field', () => {
  test('shows what others write and leaves the caret at its letter', () => {
    const [ana, bob] = [person(1), person(2)]
    typeAt(ana, 0, 0, 'informe')
    exchange(ana, bob)
    bob.element.focus()
    bob.element.setSelectionRange(3, 5)
    typeAt(ana, 0, 0, 'El ')
    bob.element.focus()
    exchange(ana, bob)
    expect(bob.element.value).toBe('El informe')
    expect([bob.element.selectionStart, bob.element.selectionEnd]).toEqual([6, 8])
  })

  test('writes with the origin that undo tracks, one edit per event', () => {
    const ana = person(1)
    const origins: unknown[] = []
    ana.doc.on('afterTransaction', (transaction) => origins.push(transaction.origin))
    typeAt(ana, 0, 0, 'a')
    typeAt(ana, 1, 1, 'b')
    expect(origins).toEqual([LOCAL, LOCAL])
  })

  test('line breaks that a one-line field cannot show stay in the text', () => {
    const ana = person(1)
    ana.text.insert(0, 'uno\ndos\r\ntres')
    expect(ana.element.value).toBe('uno dos  tres')
    typeAt(ana, 4, 4, 'y ')
    expect(ana.text.toString()).toBe('uno\ny dos\r\ntres')
  })

  test('an input method sees nothing of the others until it is done, and then everything is there', () => {
    const [ana, bob] = [person(1), person(2)]
    typeAt(ana, 0, 0, 'ab')
    exchange(ana, bob)
    const seen: string[] = []
    compose(ana, 1, 1, ['n', 'に', 'にほ', '日本'], () => {
      typeAt(bob, 0, 0, '*')
      ana.element.focus()
      exchange(bob, ana)
      seen.push(ana.element.value)
    })
    expect(seen).toEqual(['anb', 'aにb', 'aにほb', 'a日本b'])
    expect(ana.text.toString()).toBe('****a日本b')
    expect(ana.element.value).toBe('****a日本b')
    expect(ana.element.selectionStart).toBe(7)
  })

  test('writes composed text as one edit, and replaces only what it replaced', () => {
    const [ana, bob] = [person(1), person(2)]
    typeAt(ana, 0, 0, 'uno dos tres')
    exchange(ana, bob)
    let edits = 0
    ana.doc.on('update', (_update, origin) => {
      if (origin === LOCAL) edits++
    })
    compose(ana, 4, 7, ['d', 'de', 'deux'], () => {
      if (bob.text.toString().includes('!')) return
      typeAt(bob, 5, 5, '!')
      ana.element.focus()
      exchange(bob, ana)
    })
    expect(edits).toBe(1)
    expect([...ana.text.toString()].sort().join('')).toBe([...'uno deux! tres'].sort().join(''))
  })

  test('composing that is given up changes nothing, and a field that is taken away keeps the word', () => {
    const ana = person(1)
    typeAt(ana, 0, 0, 'ab')
    compose(ana, 1, 1, ['x', ''])
    expect(ana.text.toString()).toBe('ab')
    ana.element.dispatchEvent(new Event('compositionstart'))
    typeAt(ana, 1, 1, '日')
    for (const one of unbind.splice(0)) one()
    expect(ana.text.toString()).toBe('a日b')
  })

  test('two fields with people typing, deleting and composing at random converge and lose no letter that nobody deleted', () => {
    const act = fc.record({
      who: fc.nat(1),
      from: fc.nat(30),
      length: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat(3), weight: 1 }),
      insert: fc.constantFrom('a', 'é', '😀', 'ñu', '', '日本', 'xyz'),
      how: fc.constantFrom('type', 'compose', 'exchange'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const people = [person(1), person(2)]
        let inserted = 0
        let removed = 0
        for (const { who, from, length, insert, how } of acts) {
          const me = people[who]
          if (!me) continue
          if (how === 'exchange') {
            exchange(...people)
            continue
          }
          const value = me.element.value
          const bounds = [0]
          for (const character of value) bounds.push((bounds.at(-1) ?? 0) + character.length)
          const start = from % bounds.length
          const end = Math.min(start + length, bounds.length - 1)
          const [a, b] = [bounds[start] ?? 0, bounds[end] ?? 0]
          inserted += insert.length
          removed += b - a
          if (how === 'type') typeAt(me, a, b, insert)
          else compose(me, a, b, [insert.slice(0, 1), insert], () => exchange(...people))
          expect(me.element.value).toBe(me.text.toString())
        }
        exchange(...people)
        exchange(...people)
        const [one, other] = people
        expect(one?.text.toString()).toBe(other?.text.toString())
        expect(one?.element.value).toBe(one?.text.toString())
        expect(other?.element.value).toBe(other?.text.toString())
        expect(one?.text.length ?? 0).toBeGreaterThanOrEqual(inserted - removed)
        expect(one?.text.toString()).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
        for (const stop of unbind.splice(0)) stop()
      }),
      { numRuns: 150 },
    )
  })
})
