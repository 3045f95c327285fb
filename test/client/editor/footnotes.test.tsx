// Footnotes of a text: a reference in the words and a note below them, written by several people at once.
import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setNoteNumbers } from '../../../client/editor/footnotes/noteNumbers.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { FOOTNOTE, noteIdsIn, numberNotes } from '../../../shared/editor/footnotes.ts'
import { plainText } from '../../../shared/editor/plainText.ts'
import { framedDocument } from '../../../shared/outcome/frame.ts'
import { richPart } from '../../../shared/outcome/richText.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { PAGE } from '../../../shared/page/layout.ts'
import { numberRowNotes } from '../../../shared/pairs/clauseRows.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import { whoIs } from '../../harness/relay.ts'
import { seedOf } from '../../harness/seeds.ts'
import { factsOf } from '../../shared/outcome/facts.ts'
import { contentOf, createPerson, exchange, type Person, receive, type } from './people.ts'

let people: Person[] = []
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})
const gather = (count: number, start: Uint8Array | null = null) => {
  people = Array.from({ length: count }, (_, index) => createPerson(index + 1, start))
  return people
}
const one = (words = 'Los Estados cooperan.') => {
  const [ann] = gather(1)
  if (!ann) throw new Error('one person')
  for (const [at, line] of words.split('\n').entries()) {
    if (at > 0) ann.editor.commands.splitBlock()
    type(ann, line)
  }
  return ann
}
/** Behind the words. */
const note = (person: Person, behind: string, words: string) => {
  person.editor.commands.setTextSelection(placeBehind(person, behind))
  person.editor.commands.insertFootnote()
  type(person, words)
}
const placeBehind = ({ editor }: Person, words: string): number => {
  let found = -1
  editor.state.doc.descendants((block, place) => {
    if (found !== -1 || !block.isTextblock) return found === -1
    const at = block.textBetween(0, block.content.size, null, '\n').indexOf(words)
    if (at !== -1) found = place + 1 + at + words.length
    return false
  })
  return found
}
const press = ({ editor: { view } }: Person, key: string, more: KeyboardEventInit = {}) =>
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key, ...more })) || undefined)
/** The numbers as they are drawn, and the words around them. */
const shown = ({ editor }: Person) =>
  [...editor.view.dom.children].map((block) => {
    const words = [...block.childNodes].map((child) => {
      const element = child as HTMLElement
      return element.dataset?.note ? `[${element.dataset.number ?? ''}]` : child.nodeName === 'BR' ? '' : (child.textContent ?? '')
    })
    const number = (block as HTMLElement).dataset.number
    return `${number ? `${number}: ` : ''}${words.join('')}`
  })
const shared = (person: Person) => JSON.stringify(contentOf(person.fragment))

test('[M16] the exported page has the numbers in the words and the notes behind them', () => {
  const ann = one()
  note(ann, 'Estados', 'Todos <ellos>.')
  const part = richPart({ bodies: { es: ann.fragment, en: null }, confirmed: new Map(), languages: ['es'], after: 2 })
  const title = [{ language: 'es' as const, lines: [{ runs: [{ text: 'Acuerdo' }] }] }]
  const file = writeHtml(framedDocument(factsOf(['es']), { kind: { es: '', en: '' }, title, isDraft: true, facts: [], ...part }), 'a4')
  expect(file).toContain('<p>Los Estados<sup>3</sup> cooperan.</p>')
  expect(file).toMatch(/<span class="n">3<\/span>.*Todos &lt;ellos&gt;\.<\/p>/)
})

describe('[M16] [M20] a footnote', () => {
  test('stands below the text, with the number of its reference, in the order of the references', () => {
    const ann = one('Los Estados cooperan.\nLas partes informan.')
    note(ann, 'informan', 'Véase el tratado.')
    expect(shown(ann)).toEqual(['Los Estados cooperan.', 'Las partes informan[1].', '1: Véase el tratado.'])
    note(ann, 'Estados', 'Todos.')
    expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', 'Las partes informan[2].', '1: Todos.', '2: Véase el tratado.'])
    expect(plainText(ann.fragment)).toBe('Los Estados cooperan.\nLas partes informan.\nTodos.\nVéase el tratado.')
    expect(shared(ann)).not.toContain('"1"')
  })

  test('is left for the place that refers to it, which leads back; Enter is a line of it', () => {
    const ann = one()
    note(ann, 'Estados', 'uno')
    press(ann, 'Enter')
    type(ann, 'dos')
    expect(plainText(ann.fragment)).toBe('Los Estados cooperan.\nuno\ndos')
    press(ann, 'Enter', { ctrlKey: true })
    type(ann, ' Parte')
    expect(shown(ann)[0]).toBe('Los Estados[1] Parte cooperan.')
    ann.editor.view.dom.querySelector('.note-ref')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(ann.editor.view.someProp('handleClick')).toBeDefined()
  })

  test('goes with its reference, and undo brings both back with their words', () => {
    const ann = one()
    note(ann, 'Estados', 'Todos ellos.')
    const before = shared(ann)
    const at = placeBehind(ann, 'Estados')
    ann.editor.commands.deleteRange({ from: at, to: at + 1 })
    expect(shown(ann)).toEqual(['Los Estados cooperan.'])
    ann.undoManager.undo()
    expect(shared(ann)).toBe(before)
    expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', '1: Todos ellos.'])
  })

  test('is gone with its place when it is emptied and Backspace is pressed in it; nothing is joined to it', () => {
    const ann = one()
    note(ann, 'Estados', 'x')
    ann.editor.commands.setTextSelection(placeBehind(ann, 'x') - 1)
    press(ann, 'Backspace')
    expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', '1: x'])
    ann.editor.commands.deleteRange({ from: placeBehind(ann, 'x') - 1, to: placeBehind(ann, 'x') })
    press(ann, 'Backspace')
    expect(shown(ann)).toEqual(['Los Estados cooperan.'])
    type(ann, ' todos')
    expect(shown(ann)).toEqual(['Los Estados todos cooperan.'])
    ann.editor.commands.setTextSelection(placeBehind(ann, 'cooperan.'))
    note(ann, 'cooperan.', 'y')
    ann.editor.commands.setTextSelection(placeBehind(ann, 'cooperan.') + 1)
    expect(ann.editor.commands.joinForward()).toBe(false)
  })

  test('stays itself where its paragraph is split, joined or made another kind of block', () => {
    const ann = one()
    note(ann, 'cooperan', 'Con sus formatos.')
    const own = () => JSON.stringify(contentOf(ann.fragment.get(ann.fragment.length - 1) as Y.XmlElement))
    const before = own()
    const made = ann.fragment.get(ann.fragment.length - 1)
    ann.editor.chain().setTextSelection(placeBehind(ann, 'Los ')).splitBlock().toggleClause().run()
    expect(shown(ann).at(-1)).toBe('1: Con sus formatos.')
    ann.editor.chain().setNode('paragraph').joinBackward().run()
    expect([own(), ann.fragment.get(ann.fragment.length - 1) === made]).toEqual([before, true])
  })

  test('is cut and pasted with its words and formats; a copy in the same text is a note of its own, and one of elsewhere comes with its words', () => {
    const ann = one('Los Estados cooperan.\nfin')
    note(ann, 'Estados', 'Todos ')
    ann.editor.chain().setMark('bold').insertContent('ellos').run()
    const place = placeBehind(ann, 'Los ')
    ann.editor.commands.setTextSelection({ from: place, to: placeBehind(ann, 'Estados') + 1 })
    const { dom } = ann.editor.view.serializeForClipboard(ann.editor.state.selection.content())
    const html = dom.innerHTML
    expect(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain('data-words="Todos <strong>ellos</strong>"')
    ann.editor.commands.setTextSelection(placeBehind(ann, 'fin'))
    ann.editor.view.pasteHTML(html)
    expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', 'finEstados[2]', '1: Todos ellos', '2: Todos ellos'])
    const ids = ann.fragment.toArray().flatMap((block) => noteIdsIn(block as Y.XmlElement))
    expect(new Set(ids).size).toBe(2)
    ann.editor.commands.setTextSelection({ from: place, to: placeBehind(ann, 'Estados') + 1 })
    ann.editor.commands.deleteSelection()
    expect(shown(ann)).toEqual(['Los  cooperan.', 'finEstados[1]', '1: Todos ellos'])
    ann.editor.view.pasteHTML(html)
    expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', 'finEstados[2]', '1: Todos ellos', '2: Todos ellos'])
    expect(ann.fragment.get(2).toString()).toContain('bold')
    expect(ann.kept()).toBe(0)
  })

  test('has one number in both languages, where one side lacks one too, and stands beside its own', () => {
    const ann = one('Los Estados cooperan.\nLas partes informan.')
    note(ann, 'Estados', 'uno')
    note(ann, 'informan', 'dos')
    const other = createPerson(9)
    people.push(other)
    type(other, 'States cooperate.')
    other.editor.commands.splitBlock()
    type(other, 'Parties report.')
    const rows = () => textRows(topBlocks(ann.fragment), topBlocks(other.fragment), new Map())
    const besideOther = (index: number) => ann.fragment.get(index) as Y.XmlElement
    expect(rows().map(({ es, en }) => [es?.kind, en?.kind])).toEqual([
      ['paragraph', 'paragraph'],
      ['paragraph', 'paragraph'],
      [FOOTNOTE, undefined],
      [FOOTNOTE, undefined],
    ])
    other.editor.storage.clauses.beside = besideOther
    note(other, 'Parties', 'two')
    expect(
      rows()
        .map(({ es, en }) => [es?.text, en?.text])
        .slice(2),
    ).toEqual([
      ['uno', undefined],
      ['dos', 'two'],
    ])
    expect(shown(other).at(-1)).toBe('1: two')
    setNoteNumbers(other.editor, numberRowNotes(rows()))
    expect(shown(other)).toEqual(['States cooperate.', 'Parties[2] report.', '2: two'])
    type(other, '!')
    expect(shown(other).at(-1)).toBe('2: two!')
  })

  test('with no reference has no number, and a reference with no note has its number and is written when somebody goes there', () => {
    const ann = one()
    note(ann, 'Estados', 'uno')
    const place = ann.fragment.length - 1
    const alone = createPerson(5, Y.encodeStateAsUpdate(ann.doc))
    people.push(alone)
    const made = alone.made()
    ann.fragment.delete(place, 1)
    receive(alone, Y.encodeStateAsUpdate(ann.doc))
    expect(shown(alone)).toEqual(['Los Estados[1] cooperan.'])
    const line = ann.fragment.get(0) as Y.XmlElement
    line.delete(1, 1)
    ann.undoManager.undo()
    receive(alone, Y.encodeStateAsUpdate(ann.doc))
    expect(alone.made()).toBe(made)
  })

  test('[M5] two people who add, split and delete at once: nobody answers, and a note that nobody deleted keeps every word', () => {
    const [ann, bob] = gather(2)
    if (!ann || !bob) return
    type(ann, 'uno dos tres')
    exchange([ann, bob])
    note(ann, 'dos', 'nota de Ana')
    bob.editor.chain().setTextSelection(placeBehind(bob, 'uno')).splitBlock().run()
    note(bob, 'tres', 'nota de Bob')
    exchange([ann, bob])
    exchange([ann, bob])
    expect(shared(ann)).toBe(shared(bob))
    expect(plainText(ann.fragment)).toContain('nota de Ana')
    expect(plainText(ann.fragment)).toContain('nota de Bob')
  })
})

test('numbers follow the references, each note once, through rows where one language has more', () => {
  expect([...numberNotes([['b', 'a'], undefined, ['a', 'c']])]).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 3],
  ])
})

test('[M16] [M20] four people who write, add, cut and undo notes at random converge, answer nobody, show what is stored, and write nothing that the relay refuses', () => {
  const step = fc.record({
    who: fc.nat(3),
    what: fc.constantFrom('note', 'write', 'inNote', 'split', 'join', 'delete', 'undo', 'redo', 'meet'),
    at: fc.nat(400),
  })
  const begun = (() => {
    const ann = createPerson(50)
    type(ann, 'Los Estados cooperan en esta materia.')
    ann.editor.commands.splitBlock()
    type(ann, 'Las partes informan cada año.')
    const update = Y.encodeStateAsUpdate(ann.doc)
    ann.editor.destroy()
    return update
  })()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const four = gather(4, begun)
      const validation = createValidationDocument([begun])
      const context = { document: validation, validator: createSchemaValidator(validation, PAGE.schema), owners: new Map(), limits: LIMITS }
      const verdicts: string[] = []
      for (const [index, person] of four.entries())
        person.doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'remote') return
          const verdict = validateUpdate(update, whoIs(`person${index}`).account, context)
          verdicts.push(verdict.type)
          if (verdict.type === 'accepted') validation.apply(verdict.update)
        })
      for (const { who, what, at } of steps) {
        const person = four[who] as Person
        const { editor } = person
        const size = editor.state.doc.content.size
        editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(at % size))))
        if (what === 'note') editor.commands.insertFootnote()
        else if (what === 'write') type(person, 'xy')
        else if (what === 'inNote') {
          const notes = placesOfNotes(person)
          const place = notes[at % Math.max(1, notes.length)]
          if (place !== undefined) {
            editor.commands.setTextSelection(place + 1)
            type(person, `w${at}`)
          }
        } else if (what === 'split') editor.commands.splitBlock()
        else if (what === 'join') editor.commands.joinBackward()
        else if (what === 'delete')
          editor.commands.deleteRange({ from: editor.state.selection.from, to: Math.min(size - 1, editor.state.selection.from + 6) })
        else if (what === 'undo') person.undoManager.undo()
        else if (what === 'redo') person.undoManager.redo()
        else {
          const made = four.map((one) => one.made())
          exchange(four)
          expect(four.map((one) => one.made())).toEqual(made)
        }
      }
      const made = four.map((one) => one.made())
      exchange(four)
      exchange(four)
      expect(four.map((one) => one.made())).toEqual(made)
      expect(new Set(four.map(shared)).size).toBe(1)
      expect(four.map((one) => one.kept())).toEqual([0, 0, 0, 0])
      expect(verdicts.filter((verdict) => verdict !== 'accepted' && verdict !== 'nothing')).toEqual([])
      // What an editor shows is what is stored.
      for (const person of four) expect(person.editor.state.doc.textContent).toBe(plainText(person.fragment).replaceAll('\n', ''))
      for (const { editor } of four) editor.destroy()
      people = []
    }),
    { numRuns: 40, seed: seedOf(17) },
  )
})
const placesOfNotes = ({ editor }: Person): readonly number[] => {
  const found: number[] = []
  editor.state.doc.forEach((block, place) => {
    if (block.type.name === FOOTNOTE) found.push(place)
  })
  return found
}

test('[M16] a note becomes no other kind of block, whatever is typed or pressed in it', () => {
  const ann = one()
  note(ann, 'Estados', '')
  type(ann, '1. ')
  for (const shortcut of ['7', '8', '6']) press(ann, shortcut, { ctrlKey: true, shiftKey: true })
  ann.editor.commands.setNode('heading', { level: 1 })
  type(ann, 'Véase')
  expect(shown(ann)).toEqual(['Los Estados[1] cooperan.', '1: 1. Véase'])
})
