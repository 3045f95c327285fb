// Several editors of one text at once: they come to rest, agree, and never write in answer to one another.
import type { Editor } from '@tiptap/core'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { type ValidationContext, type Verdict, validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { PAGE } from '../../../shared/page/layout.ts'
import { whoIs } from '../../harness/relay.ts'
import { contentOf, createPerson, exchange, type Person } from './people.ts'

let people: Person[] = []
const gather = (count: number, start: Uint8Array | null = null) => {
  people = Array.from({ length: count }, (_, index) => createPerson(index + 1, start))
  return people
}
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})

/** A text of three paragraphs that everybody has. */
const begun = () => {
  const ann = createPerson(50)
  ann.editor.commands.insertContent('one')
  ann.editor.chain().splitBlock().insertContent('two').splitBlock().insertContent('three').run()
  const update = Y.encodeStateAsUpdate(ann.doc)
  ann.editor.destroy()
  return update
}
const idsOf = ({ editor }: Person): string[] => {
  const ids: string[] = []
  editor.state.doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') ids.push(node.attrs.id)
  })
  return ids
}
const blocks = ({ editor }: Person) => {
  const found: string[] = []
  editor.state.doc.forEach((node) => {
    found.push(`${node.type.name}#${node.attrs.id}:${node.textContent}`)
  })
  return found
}
const shared = (person: Person) => JSON.stringify(contentOf(person.fragment))
const duplicates = (ids: readonly string[]) => ids.length - new Set(ids).size

describe('[M5] block ids', () => {
  test('every block that is made has one, and the new half of a split has a new one', () => {
    const [ann] = gather(1)
    ann?.editor.commands.insertContent('one two')
    const before = ann && idsOf(ann)
    ann?.editor.chain().setTextSelection(4).splitBlock().run()
    const after = ann && idsOf(ann)
    expect(before).toHaveLength(1)
    expect(after).toHaveLength(2)
    expect(after?.[0]).toBe(before?.[0])
    expect(after?.[1]).toMatch(/^[0-9a-v]{12}$/)
  })

  test('the words keep their id when Enter is pressed before them', () => {
    const [ann] = gather(1)
    if (!ann) return
    ann.editor.commands.insertContent('words')
    const [id] = idsOf(ann)
    const [element] = ann.fragment.toArray()
    ann.editor.chain().setTextSelection(1).splitBlock().run()
    expect(blocks(ann)[1]).toBe(`paragraph#${id}:words`)
    expect(ann.fragment.toArray()[1]).toBe(element)
  })

  test('a block that is pasted beside itself gets a fresh one; a block that is moved keeps its own', () => {
    const [ann] = gather(1, begun())
    if (!ann) return
    const copy = ann.editor.state.doc.child(0)
    ann.editor.view.dispatch(ann.editor.state.tr.insert(ann.editor.state.doc.content.size, copy))
    expect(duplicates(idsOf(ann))).toBe(0)
    const first = ann.editor.state.doc.child(0)
    ann.editor.view.dispatch(ann.editor.state.tr.insert(ann.editor.state.doc.content.size, first).delete(0, first.nodeSize))
    expect(blocks(ann).at(-1)).toBe(`paragraph#${first.attrs.id}:one`)
    expect(duplicates(idsOf(ann))).toBe(0)
  })

  test('a block without an id from elsewhere is shown and left alone until somebody edits it here', () => {
    const doc = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('stock client')])
    doc.getXmlFragment('body.es').insert(0, [paragraph])
    const [ann, bob] = gather(2, Y.encodeStateAsUpdate(doc))
    if (!ann || !bob) return
    expect([ann.made(), bob.made()]).toEqual([0, 0])
    ann.editor.commands.insertContentAt(1, 'a ')
    exchange(people)
    expect(idsOf(bob)).toEqual(idsOf(ann))
    expect(bob.made()).toBe(0)
  })
})

describe('two people in one text', () => {
  test('[M6] opening an empty text writes nothing, however many look at it', () => {
    const all = gather(3)
    exchange(all)
    for (const person of all) person.editor.commands.selectAll()
    expect(all.map((person) => person.made())).toEqual([0, 0, 0])
  })

  test('letters typed in one paragraph at once are all there, once', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.commands.insertContentAt(4, '-ann')
    bob.editor.commands.insertContentAt(1, 'bob-')
    exchange(people)
    expect(blocks(ann)[0]).toMatch(/:bob-one-ann$/)
    expect(blocks(bob)).toEqual(blocks(ann))
  })

  test('two who type letter by letter in one paragraph, one before the other, each keep their place', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.commands.setTextSelection(1)
    bob.editor.commands.setTextSelection(4)
    const type = ({ editor }: Person, letter: string | undefined) => letter && editor.view.dispatch(editor.state.tr.insertText(letter))
    for (let index = 0; index < 8; index++) {
      type(ann, 'Before: '[index])
      if (index % 2) exchange(people)
      type(bob, ', behind'[index])
      exchange(people)
    }
    expect(blocks(ann)[0]).toMatch(/:Before: one, behind$/)
    expect(blocks(bob)).toEqual(blocks(ann))
  })

  test('two who begin to type in the same empty paragraph keep all letters, and so do those who go on there', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.chain().setTextSelection(4).splitBlock().run()
    exchange(people)
    const end = 6
    ann.editor.commands.insertContentAt(end, 'aa')
    bob.editor.commands.insertContentAt(end, 'bb')
    exchange(people)
    ann.editor.commands.insertContentAt(end + 2, 'x')
    bob.editor.commands.insertContentAt(end + 4, 'y')
    exchange(people)
    const line = blocks(ann)[1]?.split(':')[1] ?? ''
    expect([...line].sort().join('')).toBe('aabbxy')
    expect(blocks(bob)).toEqual(blocks(ann))
  })

  test('keep every letter when one presses Enter in a paragraph while the other types behind it', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.chain().setTextSelection(2).splitBlock().run()
    bob.editor.commands.insertContentAt(2, 'B')
    exchange(people)
    expect(blocks(ann)).toEqual(blocks(bob))
    expect(ann.editor.state.doc.textContent).toContain('B')
  })

  test('bold over several paragraphs keeps what another types in them meanwhile', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.chain().selectAll().toggleBold().run()
    bob.editor.commands.insertContentAt(8, '2')
    bob.editor.commands.insertContentAt(1, '1')
    exchange(people)
    expect(ann.editor.state.doc.textContent).toMatch(/^1one.*2.*three$/)
    expect(shared(ann)).toBe(shared(bob))
    expect(shared(ann)).toContain('"bold"')
  })

  test('undo takes back what I did and not what they did, even inside what I made', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.commands.insertContentAt(1, 'mine ')
    exchange(people)
    bob.editor.commands.insertContentAt(1, 'yours ')
    exchange(people)
    ann.undoManager.undo()
    exchange(people)
    expect(blocks(ann)[0]).toMatch(/:yours one$/)
    expect(blocks(bob)).toEqual(blocks(ann))
    ann.undoManager.redo()
    expect(blocks(ann)[0]).toMatch(/mine /)
  })

  test('undoing a paragraph leaves what another has written in it meanwhile', () => {
    const [ann, bob] = gather(2, begun())
    if (!ann || !bob) return
    ann.editor.chain().setTextSelection(4).splitBlock().run()
    exchange(people)
    bob.editor.commands.insertContentAt(6, 'from Bob')
    exchange(people)
    while (ann.undoManager.canUndo()) ann.undoManager.undo()
    exchange(people)
    expect(ann.editor.state.doc.textContent).toContain('from Bob')
    expect(blocks(bob)).toEqual(blocks(ann))
    bob.undoManager.undo()
    exchange(people)
    expect(bob.editor.state.doc.textContent).toBe('onetwothree')
  })

  test('a reader without the right to write writes nothing, whatever reaches the editor', () => {
    people = [createPerson(1, begun(), false)]
    const [reader] = people
    if (!reader) return
    const before = shared(reader)
    reader.editor.commands.insertContentAt(1, 'x')
    expect(shared(reader)).toBe(before)
    expect(reader.editor.state.doc.textContent).toBe('onetwothree')
    expect(reader.made()).toBe(0)
  })
})

type Act = (editor: Editor, a: number, b: number, word: string) => void
const ACTS: Record<string, Act> = {
  type: (editor, a, _b, word) => void editor.chain().setTextSelection(a).insertContent(word).run(),
  replace: (editor, a, b, word) => void editor.chain().setTextSelection({ from: a, to: b }).insertContent(word).run(),
  split: (editor, a) => void editor.chain().setTextSelection(a).splitBlock().run(),
  erase: (editor, a, b) =>
    void editor
      .chain()
      .setTextSelection({ from: a, to: betweenLetters(editor, Math.min(b, a + 6)) })
      .deleteSelection()
      .run(),
  join: (editor, a) => void editor.chain().setTextSelection(a).joinBackward().run(),
  bold: (editor, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleBold().run(),
  strike: (editor, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleStrike().run(),
  heading: (editor, a) => void editor.chain().setTextSelection(a).toggleHeading({ level: 2 }).run(),
  list: (editor, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleBulletList().run(),
  sink: (editor, a) => void editor.chain().setTextSelection(a).sinkListItem('listItem').run(),
  splitItem: (editor, a) => void editor.chain().setTextSelection(a).splitListItem('listItem').run(),
  quote: (editor, a) => void editor.chain().setTextSelection(a).toggleBlockquote().run(),
  clause: (editor, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleClause().run(),
  deeper: (editor, a, b) =>
    void editor
      .chain()
      .setTextSelection(a)
      .levelClause(b % 2 ? 1 : -1)
      .run(),
  restart: (editor, a) => void editor.chain().setTextSelection(a).restartClause().run(),
  break: (editor, a) => void editor.chain().setTextSelection(a).setHardBreak().run(),
  copy: (editor, a) => {
    const { doc, tr } = editor.state
    if (doc.childCount > 0 && doc.content.size < 400) editor.view.dispatch(tr.insert(doc.content.size, doc.child(a % doc.childCount)))
  },
}

/** Without the formats of line breaks: the shared text has none, and nobody can see one. */
const visible = (editor: Editor) =>
  JSON.stringify(editor.getJSON(), (_key, node) => (node?.type === 'hardBreak' ? { type: node.type } : node))

/** No browser sets a caret into the middle of a character of two code units; Yjs would make two unknown ones of it. */
const betweenLetters = ({ state: { doc } }: Editor, place: number): number => {
  const before = place > 0 ? doc.textBetween(place - 1, place, ' ', ' ') : ''
  return /[\ud800-\udbff]$/.test(before) ? place + 1 : place
}

/** What the relay's judge says to each update, in the order in which they are made. */
const judgeAll = (all: readonly Person[], start: Uint8Array): readonly Verdict['type'][] => {
  const validation = createValidationDocument([start])
  const context: ValidationContext = {
    document: validation,
    validator: createSchemaValidator(validation, PAGE.schema),
    owners: new Map(),
    limits: LIMITS,
  }
  const verdicts: Verdict['type'][] = []
  all.forEach(({ doc }, index) => {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return
      const verdict = validateUpdate(update, whoIs(`person${index}`).account, context)
      verdicts.push(verdict.type)
      if (verdict.type === 'accepted') validation.apply(verdict.update)
    })
  })
  return verdicts
}

describe('editors at random', () => {
  test('[M5] [M6] come to rest, agree letter by letter, give no id twice, answer nobody, and write nothing that the relay refuses', () => {
    const start = begun()
    const step = fc.record({
      who: fc.nat(3),
      act: fc.constantFrom(...Object.keys(ACTS), 'type', 'type', 'split', 'undo', 'redo', 'exchange', 'exchange'),
      a: fc.nat(400),
      b: fc.nat(400),
      word: fc.constantFrom('a', 'ñ', 'word', '😀', 'extinción de dominio'),
    })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(step, { maxLength: 30 }), (count, steps) => {
        const all = gather(count, start)
        const verdicts = judgeAll(all, start)
        const everSeen = new Set(all.flatMap(idsOf))
        for (const { who, act, a, b, word } of steps) {
          const person = all[who % count]
          if (!person) continue
          if (act === 'exchange') {
            const made = all.map((one) => one.made())
            exchange(all)
            expect(all.map((one) => one.made())).toEqual(made)
          } else if (act === 'undo') person.undoManager.undo()
          else if (act === 'redo') person.undoManager.redo()
          else {
            const size = person.editor.state.doc.content.size
            const [from, to] = [a, b].map((place) => betweenLetters(person.editor, place % (size + 1))).sort((one, other) => one - other)
            const before = idsOf(person)
            ACTS[act]?.(person.editor, from ?? 0, to ?? 0, word)
            const after = idsOf(person)
            expect(duplicates(after)).toBeLessThanOrEqual(duplicates(before))
            for (const id of after) if (!before.includes(id)) expect(everSeen.has(id)).toBe(false)
          }
          for (const one of all) for (const id of idsOf(one)) everSeen.add(id)
        }
        const made = all.map((one) => one.made())
        exchange(all)
        exchange(all)
        expect(all.map((one) => one.made())).toEqual(made)
        expect(verdicts.filter((verdict) => verdict !== 'accepted' && verdict !== 'nothing')).toEqual([])
        const [first, ...others] = all
        for (const other of others) expect(shared(other)).toBe(first && shared(first))
        for (const person of all) {
          const seen = visible(person.editor)
          const fresh = createPerson(99, Y.encodeStateAsUpdate(person.doc))
          expect(seen).toBe(visible(fresh.editor))
          fresh.editor.destroy()
          expect(person.kept()).toBe(0)
        }
        for (const { editor } of all) editor.destroy()
        people = []
        document.body.replaceChildren()
      }),
      { numRuns: 60 },
    )
  })
})
