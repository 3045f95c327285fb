// Finding and replacing: letters compared as one wishes, in the order in which one reads, and replaced as one step.
import { Editor } from '@tiptap/core'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createFinder } from '../../../../client/editor/find/foundMarks.ts'
import { type FindQuery, matchesIn } from '../../../../client/editor/find/matches.ts'
import { textExtensions } from '../../../../client/editor/textExtensions.ts'
import { createFind } from '../../../../client/pages/find/createFind.ts'
import { findKey } from '../../../../client/pages/find/FindBar.tsx'
import type { Language } from '../../../../shared/bilingual.ts'
import { topBlocks } from '../../../../shared/editor/blocks.ts'
import { plainText } from '../../../../shared/editor/plainText.ts'
import { RICH_TEXT_SCHEMA } from '../../../../shared/editor/richText.ts'
import { textRows } from '../../../../shared/pairs/textRows.ts'
import { createPerson, type Person, seededRandom } from '../../editor/people.ts'

const query = (words: string, more: Partial<FindQuery> = {}): FindQuery => ({
  words,
  accents: false,
  capitals: false,
  whole: false,
  ...more,
})
const found = (text: string, ...asked: Parameters<typeof query>) =>
  matchesIn(text, query(...asked)).map(({ from, to }) => text.slice(from, to))

test('[B14] accents and capitals count only where one asks for them, and whole words end at letters', () => {
  const text = 'La acción, ACCIÓN y accion; reacciones'
  expect(found(text, 'accion')).toEqual(['acción', 'ACCIÓN', 'accion', 'accion'])
  expect(found(text, 'acción', { accents: true })).toEqual(['acción', 'ACCIÓN'])
  expect(found(text, 'ACCIÓN', { accents: true, capitals: true })).toEqual(['ACCIÓN'])
  expect(found(text, 'accion', { whole: true })).toEqual(['acción', 'ACCIÓN', 'accion'])
  expect(found(text, '')).toEqual([])
  // What is found is what was written: here the accent is a sign of its own, there a capital is two letters when it is small.
  expect(found('acción acción', 'acción', { accents: true })).toEqual(['acción', 'acción'])
  expect(found('İi', 'i')).toEqual(['İ', 'i'])
  expect(found('😀a😀', '😀')).toEqual(['😀', '😀'])
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
})

let people: Person[] = []
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})
const begin = (client: number, lines: readonly string[]): Person => {
  const doc = new Y.Doc()
  doc.getXmlFragment('body.es').push(
    lines.map((line, at) => {
      const element = new Y.XmlElement('paragraph')
      element.setAttribute('id', `${'abcdef'[at]}`.repeat(12))
      element.insert(0, [new Y.XmlText(line)])
      return element
    }),
  )
  const person = createPerson(client, Y.encodeStateAsUpdate(doc))
  people.push(person)
  return person
}

test('[B14] places are counted as one reads, row by row through both languages; a replacement keeps what is around it and its format', () => {
  const [es, en] = [begin(1, ['uno total', 'dos', 'total y total']), begin(2, ['one total', 'two total'])]
  for (const { editor } of people) editor.view.dom.scrollIntoView = vi.fn()
  es.editor.chain().setTextSelection({ from: 5, to: 10 }).setMark('bold').run()
  createRoot((dispose) => {
    const [shown, setShown] = createSignal<readonly Language[]>(['es', 'en'])
    const find = createFind({
      editors: () => ({ es: es.editor, en: en.editor }),
      shown,
      rows: () => textRows(topBlocks(es.fragment), topBlocks(en.fragment), new Map()),
      last: () => 'es',
      undoManager: es.undoManager,
    })
    find.open(false)
    expect(find.query().words).toBe('total')
    expect(find.found().map(({ side, row }) => `${side} ${row}`)).toEqual(['es 0', 'en 0', 'en 1', 'es 2', 'es 2'])
    expect(find.at()).toBe(0)
    find.go(-1)
    expect(find.at()).toBe(4)
    find.go(1)
    find.setWhere('es')
    expect(find.found()).toHaveLength(3)
    find.setReplacement('completo')
    find.replaceOne()
    expect(plainText(es.fragment)).toBe('uno completo\ndos\ntotal y total')
    expect(es.editor.getHTML()).toContain('<strong>completo</strong>')
    expect(find.at()).toBe(0)
    // Both at once are one step.
    expect(find.replaceAll()).toBe(2)
    expect(plainText(es.fragment)).toBe('uno completo\ndos\ncompleto y completo')
    es.undoManager.undo()
    expect(plainText(es.fragment)).toBe('uno completo\ndos\ntotal y total')
    setShown(['en'])
    find.setWhere('both')
    expect(find.found()).toHaveLength(2)
    find.setReplacement('')
    find.replaceAll()
    expect(plainText(en.fragment)).toBe('one \ntwo ')
    dispose()
  })
})

test('[B14] the text has the focus as soon as finding is closed: a key that follows at once is for it', () => {
  const es = begin(3, ['uno total', 'dos'])
  es.editor.view.dom.scrollIntoView = vi.fn()
  createRoot((dispose) => {
    const find = createFind({
      editors: () => ({ es: es.editor, en: null }),
      shown: () => ['es'],
      rows: () => textRows(topBlocks(es.fragment), [], new Map()),
      last: () => 'es',
      undoManager: es.undoManager,
    })
    for (const words of ['total', 'nada']) {
      find.open(false)
      find.look({ words })
      es.editor.view.dom.blur()
      find.close()
      expect([words, es.editor.view.hasFocus()]).toEqual([words, true])
    }
    dispose()
  })
})

test('[B14] a replacement in both languages is one step of undo, however long it takes; signs are looked for as they are typed', () => {
  const es = begin(4, ['a.b (1)', 'axb'])
  const en = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: textExtensions({
      fragment: es.doc.getXmlFragment('body.en'),
      schema: RICH_TEXT_SCHEMA,
      undoManager: es.undoManager,
      canWrite: () => true,
      onTakenBack: () => undefined,
      random: seededRandom(5),
      tableLabel: () => () => undefined,
      unreadableLabel: () => () => undefined,
    }),
  })
  en.commands.insertContent('a.b [2]')
  for (const { view } of [es.editor, en]) view.dom.scrollIntoView = vi.fn()
  createRoot((dispose) => {
    const find = createFind({
      editors: () => ({ es: es.editor, en }),
      shown: () => ['es', 'en'],
      rows: () => textRows(topBlocks(es.fragment), topBlocks(es.doc.getXmlFragment('body.en')), new Map()),
      last: () => 'es',
      undoManager: es.undoManager,
    })
    find.open(true)
    find.look({ words: 'a.b' })
    find.setReplacement('$&.*')
    // Each change is a step of its own here, as on a slow machine.
    expect(es.undoManager.captureTimeout).toBe(0)
    expect(find.replaceAll()).toBe(2)
    expect([es.editor.state.doc.textContent, en.state.doc.textContent]).toEqual(['$&.* (1)axb', '$&.* [2]'])
    es.undoManager.undo()
    expect([es.editor.state.doc.textContent, en.state.doc.textContent]).toEqual(['a.b (1)axb', 'a.b [2]'])
    expect(es.undoManager.captureTimeout).toBe(0)
    dispose()
  })
  en.destroy()
})

test('[B14] a block that stays the same is not searched again', () => {
  const { editor } = begin(3, ['uno', 'dos'])
  const finder = createFinder(query('o'))
  expect(finder(editor.state.doc).map(({ from }) => from)).toEqual([3, 7])
  const seen = vi.spyOn(String.prototype, 'matchAll')
  editor.commands.insertContentAt(1, 'oo')
  expect(finder(editor.state.doc)).toHaveLength(4)
  // The words that are looked for, and the one block that changed.
  expect(seen).toHaveBeenCalledTimes(2)
  seen.mockRestore()
})

test('[B14] Ctrl F, Ctrl H and F3 are its keys, on a Mac Cmd F and Cmd Alt F; other keys are the browser’s', () => {
  const key = (init: KeyboardEventInit) => findKey(new KeyboardEvent('keydown', init))
  expect(key({ key: 'f', ctrlKey: true })).toBe('find')
  expect(key({ key: 'f', metaKey: true })).toBe('find')
  expect(key({ key: 'h', ctrlKey: true })).toBe('replace')
  expect(key({ key: 'ƒ', code: 'KeyF', metaKey: true, altKey: true })).toBe('replace')
  expect([key({ key: 'F3' }), key({ key: 'F3', shiftKey: true })]).toEqual(['next', 'before'])
  expect([key({ key: 'f' }), key({ key: 'h', metaKey: true }), key({ key: 'f', ctrlKey: true, shiftKey: true })]).toEqual([
    null,
    null,
    null,
  ])
})
