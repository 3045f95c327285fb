// The editor never deletes what it cannot render.
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import type { RichTextSchema } from '../../../shared/contentSchema.ts'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'
import { PAGE } from '../../../shared/page/layout.ts'
import { whoIs } from '../../harness/relay.ts'
import { contentOf, createPerson, type Person, receive } from './people.ts'

const open: { destroy: () => void }[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const element = (
  name: string,
  attributes: Record<string, object | string | number>,
  ...children: (Y.XmlElement | Y.XmlText | string)[]
) => {
  const made: Y.XmlElement<Record<string, object | string | number>> = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  )
  return made as Y.XmlElement
}
const marked = (text: string, formats: Record<string, unknown>) => {
  const made = new Y.XmlText()
  made.applyDelta([{ insert: 'before ' }, { insert: text, attributes: formats }])
  return made
}

const HOSTILE: Record<string, () => (Y.XmlElement | Y.XmlText)[]> = {
  'an unknown block': () => [element('evilBlock', { id: 'evil' }, element('evilInner', {}, 'words within'))],
  'an unknown block that calls itself as the placeholder does': () => [element('unreadable', { text: 'x' })],
  'an unknown inline element': () => [element('paragraph', { id: 'h1' }, 'ann wrote this ', element('mention', { who: 'x' }), ' all')],
  'an unknown mark': () => [element('paragraph', { id: 'h2' }, marked('glitter', { glitter: {} }))],
  'a known mark with a value that is not allowed': () => [
    element('paragraph', { id: 'h3' }, marked('click', { link: { href: 'javascript:alert(1)' } })),
  ],
  'an unknown attribute': () => [element('paragraph', { id: 'h4', onclick: 'alert(1)' }, 'text')],
  'an attribute of the wrong kind': () => [
    element('heading', { id: 'h5', level: 99 }, 'title'),
    element('heading', { id: 'h6', level: { a: 1 } }, 'title'),
  ],
  'a list item without a list': () => [element('listItem', { id: 'h7' }, element('paragraph', { id: 'h8' }, 'loose'))],
  'a block inside a paragraph': () => [element('paragraph', { id: 'h9' }, 'ann ', element('paragraph', { id: 'h10' }, 'inner'))],
  'letters inside a list': () => [
    element('bulletList', { id: 'h11' }, 'letters', element('listItem', { id: 'h12' }, element('paragraph', { id: 'h13' }, 'item'))),
  ],
  'an unknown block inside a list item': () => [
    element(
      'bulletList',
      { id: 'h14' },
      element('listItem', { id: 'h15' }, element('paragraph', { id: 'h16' }, 'fine'), element('evil', {})),
    ),
  ],
  'a picture in the middle of letters': () => {
    const text = new Y.XmlText('before after')
    const made = element('paragraph', { id: 'h17' }, text)
    text.insertEmbed(7, { image: 'x' })
    return [made]
  },
  'nesting without end': () => {
    let inner = element('paragraph', { id: 'deep' }, 'bottom')
    for (let depth = 0; depth < 200; depth++) inner = element('blockquote', { id: `d${depth}` }, inner)
    return [inner]
  },
}

/** Two honest paragraphs around what is hostile. */
const hostileUpdate = (hostile: () => (Y.XmlElement | Y.XmlText)[]) => {
  const doc = new Y.Doc()
  doc.clientID = 66
  doc
    .getXmlFragment('body.es')
    .insert(0, [element('paragraph', { id: 'first' }, 'one'), ...hostile(), element('paragraph', { id: 'last' }, 'two')])
  return Y.encodeStateAsUpdate(doc)
}
/** The hostile blocks themselves, not copies: what they hold now, and that all still stand in the text. */
const watchForeign = (person: Person) => {
  const blocks = person.fragment.toArray().slice(1, -1)
  const before = JSON.stringify(blocks.map((block) => contentOf(block as Y.XmlElement)))
  return () => {
    expect(blocks.filter((block) => !person.fragment.toArray().includes(block))).toEqual([])
    expect(JSON.stringify(blocks.map((block) => contentOf(block as Y.XmlElement)))).toBe(before)
  }
}
const text = ({ editor }: Person) => editor.state.doc.textContent
const endOf = (person: Person, id: string) => {
  let end = 0
  person.editor.state.doc.descendants((node, place) => {
    if (node.attrs.id === id) end = place + node.nodeSize - 1
  })
  return end
}
const ann = (hostile: () => (Y.XmlElement | Y.XmlText)[]) => {
  const person = createPerson(1, hostileUpdate(hostile))
  open.push(person.editor)
  return person
}

describe.each(Object.entries(HOSTILE))('[I10] [M6] a text with %s', (_name, hostile) => {
  test('opens, says that something is unreadable, and stays byte for byte as it was', () => {
    const before = Y.encodeStateAsUpdate(docOf(hostileUpdate(hostile)))
    const person = ann(hostile)
    expect(Y.encodeStateAsUpdate(person.doc)).toEqual(before)
    expect(person.made()).toBe(0)
    expect(person.editor.view.dom.querySelector('.unreadable')?.textContent).toContain('Contenido ilegible')
    expect(text(person)).toContain('one')
    expect(text(person)).toContain('two')
  })

  test('typing beside it, splitting, bold over everything and undo leave it alone', () => {
    const person = ann(hostile)
    const expectUntouched = watchForeign(person)
    const { editor } = person
    editor.commands.insertContentAt(1, 'x')
    editor.chain().setTextSelection(2).splitBlock().run()
    editor.chain().selectAll().toggleBold().run()
    editor.chain().setTextSelection(endOf(person, 'last')).insertContent(' more').run()
    expectUntouched()
    expect(text(person)).toContain('two more')
    expect(JSON.stringify(contentOf(person.fragment))).toContain('bold')
    while (person.undoManager.canUndo()) person.undoManager.undo()
    expectUntouched()
  })

  test('deleting, cutting, dragging or wrapping it is taken back', () => {
    const person = ann(hostile)
    const before = JSON.stringify(contentOf(person.fragment))
    const expectUntouched = watchForeign(person)
    const { editor } = person
    editor.commands.deleteRange({ from: 0, to: editor.state.doc.content.size })
    expect(JSON.stringify(contentOf(person.fragment))).toBe(before)
    editor.chain().selectAll().deleteSelection().run()
    editor.chain().selectAll().wrapIn('blockquote').run()
    editor.chain().selectAll().insertContent('instead').run()
    expectUntouched()
    expect(person.kept()).toBeGreaterThan(0)
  })

  test('a change that comes from elsewhere leaves it alone, and nobody answers it', () => {
    const person = ann(hostile)
    const other = createPerson(2, Y.encodeStateAsUpdate(person.doc))
    open.push(other.editor)
    other.editor.commands.insertContentAt(1, 'remote ')
    const made = person.made()
    receive(person, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(person.doc)))
    expect(text(person)).toContain('remote one')
    expect(person.made()).toBe(made)
    expect(JSON.stringify(contentOf(person.fragment))).toBe(JSON.stringify(contentOf(other.fragment)))
  })
})
const docOf = (update: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

test('an editor without this would have deleted it: the test above can fail', () => {
  const doc = docOf(hostileUpdate(HOSTILE['an unknown block'] ?? (() => [])))
  const fragment = doc.getXmlFragment('body.es')
  const before = fragment.length
  const holder = document.createElement('div')
  open.push(new Editor({ element: holder, injectCSS: false, extensions: [...richTextExtensions(), Collaboration.configure({ fragment })] }))
  expect(fragment.length).toBeLessThan(before)
})

describe('[M13] a page of a version that does not know a block', () => {
  /** the schema without what came later. */
  const earlier = (...later: readonly string[]): RichTextSchema => ({
    ...RICH_TEXT_SCHEMA,
    top: RICH_TEXT_SCHEMA.top.filter((name) => !later.includes(name)),
    nodes: Object.fromEntries(Object.entries(RICH_TEXT_SCHEMA.nodes).filter(([name]) => !later.includes(name))),
    marks: Object.fromEntries(Object.entries(RICH_TEXT_SCHEMA.marks).filter(([name]) => !later.includes(name))),
  })
  const NEW: Record<string, () => Y.XmlElement> = {
    footnote: () => element('footnote', { id: 'n1' }, 'words of a note'),
    footnoteRef: () => element('paragraph', { id: 'p2' }, 'words ', element('footnoteRef', { note: 'n1' })),
    reference: () => element('paragraph', { id: 'p1' }, marked('words of a link', { reference: { kind: 'item', id: 'i1' } })),
    clause: () => element('clause', { id: 'c1', depth: 2 }, 'numbered words'),
    table: () =>
      element(
        'table',
        { id: 't1' },
        element('tableColumn', { id: 't2', name: 'a', order: 'V' }),
        element('tableRow', { id: 't3', order: 'V' }, element('tableCell', { id: 't4', column: 'a' }, 'words in a cell')),
      ),
  }

  test.each(Object.entries(NEW))('shows a %s as a block that stays while the text around it is edited', (_name, make) => {
    const later = createPerson(
      1,
      hostileUpdate(() => [make()]),
    )
    const old = createPerson(2, Y.encodeStateAsUpdate(later.doc), true, earlier(...Object.keys(NEW)))
    open.push(later.editor, old.editor)
    expect(old.editor.state.doc.child(1).type.name).toBe('unreadable')
    expect(old.editor.state.doc.child(1).attrs.text).toContain('words')
    const block = old.fragment.get(1) as Y.XmlElement
    const [id, before] = [block.getAttribute('id'), JSON.stringify(contentOf(block))]
    old.editor.chain().setTextSelection(4).insertContent(' more').splitBlock().insertContent('between').run()
    old.editor.commands.selectAll()
    old.editor.commands.deleteSelection()
    receive(later, Y.encodeStateAsUpdate(old.doc))
    const stays = later.fragment.toArray().find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === id)
    expect(JSON.stringify(contentOf(stays as Y.XmlElement))).toBe(before)
    expect(later.editor.state.doc.textContent).toContain('between')
  })

  test.each(Object.entries(NEW))('a server of that version refuses a %s whole, and keeps what it has', (_name, make) => {
    const start = hostileUpdate(() => [])
    const validation = createValidationDocument([start])
    const schema = { ...PAGE.schema, 'body.es': { type: 'fragment', schema: earlier(...Object.keys(NEW)) } } as const
    const context = { document: validation, validator: createSchemaValidator(validation, schema), owners: new Map(), limits: LIMITS }
    const doc = new Y.Doc()
    doc.clientID = 9
    Y.applyUpdate(doc, start)
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment('body.es').insert(1, [make()])
    expect(validateUpdate(Y.encodeStateAsUpdate(doc, before), whoIs('ana').account, context).type).toBe('refused')
    expect(
      validateUpdate(Y.encodeStateAsUpdate(doc, before), whoIs('ana').account, {
        ...context,
        validator: createSchemaValidator(validation, PAGE.schema),
      }).type,
    ).toBe('accepted')
  })
})
