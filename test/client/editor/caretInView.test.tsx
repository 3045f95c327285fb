// When a key need not look where to scroll: while an IntersectionObserver says that the paragraph of the caret is in view as a whole.
import { Editor } from '@tiptap/core'
import { afterEach, expect, test, vi } from 'vitest'
import { createCaretInView } from '../../../client/editor/caretInView.ts'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import { must } from '../../../shared/result.ts'

let observed: Element[] = []
let report: (target: Element, ratio: number) => void = () => {}
class Observer {
  constructor(callback: (entries: readonly { target: Element; intersectionRatio: number }[]) => void) {
    report = (target, intersectionRatio) => callback([{ target, intersectionRatio }])
  }
  observe(element: Element) {
    observed.push(element)
  }
  disconnect() {
    observed = []
  }
}

let editor: Editor | null = null
afterEach(() => {
  editor?.destroy()
  editor = null
  observed = []
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const begin = () => {
  vi.stubGlobal('IntersectionObserver', Observer)
  vi.stubGlobal('visualViewport', undefined)
  const element = document.createElement('div')
  document.body.append(element)
  const made = new Editor({
    element,
    injectCSS: false,
    extensions: richTextExtensions(),
    content: '<p>one</p><p>two</p><ul><li><p>three</p></li></ul>',
  })
  editor = made
  const caret = createCaretInView(56)
  const at = (position: number) => {
    made.commands.setTextSelection(position)
    const { node, offset } = made.view.domAtPos(position)
    document.getSelection()?.collapse(node, offset)
  }
  return { caret, view: made.view, at, blocks: [...made.view.dom.children] }
}

test('a key in a paragraph that is in view as a whole does not scroll, and one in a paragraph that is not does', () => {
  const { caret, view, at, blocks } = begin()
  at(2)
  expect(caret.handles(view), 'nothing is known yet').toBe(false)
  expect(observed).toEqual([blocks[0]])
  report(must(blocks[0], 'a paragraph'), 1)
  expect(caret.handles(view)).toBe(true)
  report(must(blocks[0], 'a paragraph'), 0.5)
  expect(caret.handles(view)).toBe(false)
})

test('a caret that goes to another paragraph is looked for again', () => {
  const { caret, view, at, blocks } = begin()
  at(2)
  caret.handles(view)
  report(must(blocks[0], 'a paragraph'), 1)
  at(7)
  expect(caret.handles(view)).toBe(false)
  expect(observed).toEqual([blocks[1]])
  report(must(blocks[0], 'a paragraph'), 1)
  expect(caret.handles(view), 'what is said of the paragraph before').toBe(false)
})

test('a caret inside a list, and a keyboard that covers the page, are left to ProseMirror', () => {
  const { caret, view, at, blocks } = begin()
  at(13)
  expect(caret.handles(view)).toBe(false)
  expect(observed).toEqual([])
  at(2)
  caret.handles(view)
  report(must(blocks[0], 'a paragraph'), 1)
  vi.stubGlobal('visualViewport', { height: innerHeight - 300 })
  expect(caret.handles(view)).toBe(false)
})
