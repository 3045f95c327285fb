// Where the others stand is another client's word: shown when it makes sense, never believed.
import { Editor } from '@tiptap/core'
import { yCursorPluginKey } from '@tiptap/y-tiptap'
import { afterEach, describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { canPlace, carets } from '../../../client/editor/carets.ts'
import { textExtensions } from '../../../client/editor/textExtensions.ts'
import { createUndo } from '../../../client/live/undo.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'
import { seededRandom } from './people.ts'

let editor: Editor | null = null
const presences: Awareness[] = []
afterEach(() => {
  editor?.destroy()
  for (const presence of presences.splice(0)) presence.destroy()
  document.body.replaceChildren()
})

const setUp = () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body.es')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('id', '000000000001')
  const text = new Y.XmlText('one two')
  paragraph.insert(0, [text])
  fragment.insert(0, [paragraph])
  const awareness = new Awareness(doc)
  // Edits go under another id than presence, as after a reload.
  doc.clientID = 4711
  presences.push(awareness)
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [
      ...textExtensions({
        fragment,
        schema: RICH_TEXT_SCHEMA,
        undoManager: createUndo(doc),
        canWrite: () => true,
        onTakenBack: () => {},
        random: seededRandom(1),
        tableLabel: () => () => {},
        unreadableLabel: () => () => {},
      }),
      carets({ awareness, doc, owner: (id) => (id === 'mx' ? { code: 'MX', identity: 2 } : null) }),
    ],
  })
  const { view } = editor
  const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 3))
  /** As the end of a selection is told: beside the letter before it. */
  const behind = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 3, -1))
  /** What the plugin does by itself a moment later. */
  const look = () => view.dispatch(view.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }))
  const receive = (state: unknown) => {
    const other = new Awareness(new Y.Doc())
    presences.push(other)
    other.setLocalState(JSON.parse(JSON.stringify(state)))
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'server')
    look()
  }
  return { doc, text, awareness, position, behind, receive, look, shown: () => [...view.dom.querySelectorAll('.caret')], view, editor }
}

const moment = () => new Promise((done) => setTimeout(done, 20))

describe('carets', () => {
  test('carry the letters and the pattern of the delegation that the server wrote, and the name', () => {
    const { receive, position, shown } = setUp()
    receive({ user: { name: 'Delegate, FGR', delegation: 'mx' }, cursor: { anchor: position, head: position } })
    expect(shown().map((caret) => [caret.getAttribute('data-identity'), caret.textContent])).toEqual([['2', 'MXDelegate, FGR']])
    expect(shown()[0]?.getAttribute('style')).toBe(null)
  })

  test('have a name only for somebody without a delegation; a name is words, however it is written', () => {
    const { receive, position, shown } = setUp()
    receive({
      user: { name: '<img src=x onerror=alert(1)>', delegation: null, color: 'red;}' },
      cursor: { anchor: position, head: position },
    })
    expect(shown()[0]?.getAttribute('data-identity')).toBe('none')
    expect(shown()[0]?.querySelector('img')).toBe(null)
    expect(shown()[0]?.textContent).toBe('<img src=x onerror=alert(1)>')
  })

  test('are not shown for oneself, whatever id the edits go under', () => {
    const { awareness, position, look, shown } = setUp()
    awareness.setLocalStateField('cursor', { anchor: position, head: position })
    look()
    expect(shown()).toHaveLength(0)
  })

  test.each([
    ['no cursor', {}],
    ['null ends', { cursor: { anchor: null, head: null } }],
    ['numbers for ends', { cursor: { anchor: 5, head: 7 } }],
    ['empty ends', { cursor: { anchor: {}, head: {} } }],
    ['a root that is not there', { cursor: { anchor: { tname: 'evil' }, head: { tname: 'evil' } } }],
    ['an item that is not there', { cursor: { anchor: { item: { client: 1, clock: 9e9 } }, head: { item: { client: 1, clock: 9e9 } } } }],
    [
      'an item with a clock below zero',
      { cursor: { anchor: { item: { client: 4711, clock: -1 } }, head: { item: { client: 4711, clock: -1 } } } },
    ],
    ['words for ids', { cursor: { anchor: { type: 'x', item: 'y' }, head: { type: 'x', item: 'y' } } }],
    ['a user that is a list', { user: [], cursor: {} }],
  ])('a state with %s is left out, and the text goes on', (_name, state) => {
    const { receive, shown, editor: open, doc, view } = setUp()
    receive(state)
    expect(shown()).toHaveLength(0)
    open.commands.insertContentAt(1, 'x')
    expect(view.state.doc.textContent).toBe('xone two')
    expect(doc.share.has('evil')).toBe(false)
  })

  test('ends of another text of the same document are nowhere in this one', () => {
    const { doc, receive, shown } = setUp()
    const other = new Y.XmlText('other')
    doc.getXmlFragment('body.en').insert(0, [other])
    const elsewhere = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(other, 2))
    expect(canPlace({ cursor: { anchor: elsewhere, head: elsewhere } }, doc)).toBe(true)
    receive({ user: { name: 'x' }, cursor: { anchor: elsewhere, head: elsewhere } })
    expect(shown()).toHaveLength(0)
  })

  test('are drawn again when those of others move, and none for one’s own key', async () => {
    const { awareness, receive, position, editor: open } = setUp()
    receive({ user: { name: 'x' }, cursor: { anchor: position, head: position } })
    await moment()
    let drawn = 0
    open.on('transaction', ({ transaction }) => {
      if (transaction.getMeta(yCursorPluginKey)) drawn++
    })
    open.commands.insertContentAt(1, 'y')
    awareness.setLocalStateField('cursor', { anchor: position, head: position })
    await moment()
    expect(drawn).toBe(0)
    receive({ user: { name: 'z' }, cursor: { anchor: position, head: position } })
    await moment()
    // Once by the test, once by itself.
    expect(drawn).toBe(2)
  })

  test('stay where they are in the shared text when one writes or deletes just there', async () => {
    const { receive, behind, view, editor: open } = setUp()
    receive({ user: { name: 'x' }, cursor: { anchor: behind, head: behind } })
    await moment()
    const place = () =>
      yCursorPluginKey
        .getState(view.state)
        .find()
        .map(({ from }: { from: number }) => from)
    expect(place()).toEqual([4])
    open.commands.insertContentAt(4, 'new')
    await moment()
    expect(place()).toEqual([4])
    open.commands.deleteRange({ from: 2, to: 6 })
    await moment()
    expect(place()).toEqual([2])
  })

  test.each([
    ['inside a text', 4],
    ['at its end', 8],
  ])('are told once %s, not with each letter, and are behind the letters for the others', (_name, place) => {
    const { awareness, doc, text, editor: open, view } = setUp()
    view.focus()
    open.commands.setTextSelection(place)
    const told = () => awareness.getLocalState()?.cursor
    const before = told()
    expect(before).toBeTruthy()
    for (const letter of 'new') view.dispatch(view.state.tr.insertText(letter))
    expect(told()).toBe(before)
    const at = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(told().head), doc)
    expect(at).toMatchObject({ type: text, index: place - 1 + 3 })
    open.commands.setTextSelection(2)
    expect(told()).not.toBe(before)
  })

  test('cause no error when the editor has just been closed', () => {
    const { editor: open, look } = setUp()
    open.destroy()
    expect(look).not.toThrow()
  })
})
