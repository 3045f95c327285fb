// The editor's schema stands twice, as TipTap's and as the table the gate judges by: these hold the two together.
import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import { countParagraphs, plainText } from '../../../shared/editor/plainText.ts'
import { BLOCKS, isHref, RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'

const schema = getSchema(richTextExtensions())

describe('TipTap and the schema', () => {
  test('name the same nodes, and the same children for each', () => {
    const elements = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text')
    expect(elements.sort()).toEqual(Object.keys(RICH_TEXT_SCHEMA.nodes).sort())
    for (const [name, node] of Object.entries(RICH_TEXT_SCHEMA.nodes)) {
      const type = schema.nodes[name]!
      const children = elements.filter((child) => type.contentMatch.matchType(schema.nodes[child]!) !== null)
      expect([name, children.sort()]).toEqual([name, [...node.children].sort()])
      expect([name, type.contentMatch.matchType(schema.nodes.text!) !== null]).toEqual([name, node.text])
    }
    const top = elements.filter((child) => schema.nodes.doc!.contentMatch.matchType(schema.nodes[child]!) !== null)
    expect(top.sort()).toEqual([...RICH_TEXT_SCHEMA.top].sort())
  })

  test('name the same attributes, and an id on every block', () => {
    for (const [name, node] of Object.entries(RICH_TEXT_SCHEMA.nodes))
      expect([name, Object.keys(schema.nodes[name]!.spec.attrs ?? {}).sort()]).toEqual([name, Object.keys(node.attributes).sort()])
    for (const name of BLOCKS) expect(Object.keys(RICH_TEXT_SCHEMA.nodes[name]!.attributes)).toContain('id')
  })

  test('name the same marks, none of which overlaps itself: y-tiptap would then write keys with a hash', () => {
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(RICH_TEXT_SCHEMA.marks).sort())
    for (const type of Object.values(schema.marks)) expect([type.name, type.excludes(type)]).toEqual([type.name, true])
    expect(Object.keys(schema.marks.link!.spec.attrs ?? {})).toEqual(['href'])
  })

  test('leave every node valid without children, so that no concurrent deletion makes one that y-tiptap deletes', () => {
    for (const name of Object.keys(RICH_TEXT_SCHEMA.nodes)) expect(() => schema.node(name).check()).not.toThrow()
  })

  test('the table allows everything that y-tiptap writes of a document of the schema', () => {
    fc.assert(
      fc.property(fc.array(block(0), { maxLength: 5 }), (blocks) => {
        const doc = schema.node('doc', null, blocks.length > 0 ? blocks : [schema.node('paragraph')])
        doc.check()
        const fragment = new Y.Doc().getXmlFragment('body')
        prosemirrorToYXmlFragment(doc, fragment)
        expect(foreignIn(fragment)).toEqual([])
        expect(plainText(fragment).replaceAll('\n', '')).toBe(textOf(doc))
      }),
    )
  })
})

const word = fc.stringMatching(/^[a-zñé ]{1,8}$/)
const mark = fc.constantFrom(
  schema.mark('bold'),
  schema.mark('italic'),
  schema.mark('underline'),
  schema.mark('strike'),
  schema.mark('link', { href: 'https://example.org/a' }),
  schema.mark('reference', { kind: 'item', id: 'abc' }),
)
const id = fc.option(fc.stringMatching(/^[0-9a-v]{12}$/))
const inline = fc.array(
  fc.oneof(
    fc.tuple(word, fc.uniqueArray(mark, { maxLength: 3 })).map(([text, marks]) => schema.text(text, marks)),
    fc.constant(null).map(() => schema.node('hardBreak')),
  ),
  { maxLength: 4 },
)
const plainBlock = (depth: number): fc.Arbitrary<ProseMirrorNode> =>
  depth > 2
    ? fc.tuple(id, inline).map(([own, content]) => schema.node('paragraph', { id: own }, content))
    : fc.oneof(
        fc.tuple(id, inline).map(([own, content]) => schema.node('paragraph', { id: own }, content)),
        fc
          .tuple(id, fc.constantFrom('bulletList', 'orderedList'), fc.array(listItem(depth + 1), { maxLength: 2 }))
          .map(([own, name, items]) => schema.node(name, name === 'orderedList' ? { id: own, start: 3 } : { id: own }, items)),
      )
const listItem = (depth: number): fc.Arbitrary<ProseMirrorNode> =>
  fc.tuple(id, fc.array(plainBlock(depth + 1), { maxLength: 2 })).map(([own, blocks]) => schema.node('listItem', { id: own }, blocks))
const block = (depth: number): fc.Arbitrary<ProseMirrorNode> =>
  fc.oneof(
    plainBlock(depth),
    fc.tuple(id, fc.constantFrom(1, 2, 3), inline).map(([own, level, content]) => schema.node('heading', { id: own, level }, content)),
    fc
      .tuple(id, fc.constantFrom(1, 2, 3, 4), fc.option(fc.nat(9)), inline)
      .map(([own, level, start, content]) => schema.node('clause', { id: own, depth: level, start }, content)),
    fc.tuple(id, fc.array(plainBlock(depth + 1), { maxLength: 2 })).map(([own, blocks]) => schema.node('blockquote', { id: own }, blocks)),
  )

const textOf = (doc: ProseMirrorNode) => {
  let text = ''
  doc.descendants((node) => {
    text += node.text ?? ''
  })
  return text
}

/** What of a fragment the table does not allow. */
const foreignIn = (fragment: Y.XmlFragment): readonly string[] => {
  const found: string[] = []
  const visit = (parent: Y.XmlFragment, names: readonly string[], text: boolean) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        if (!text) found.push(`text in ${parent}`)
        for (const { attributes } of child.toDelta())
          for (const [key, value] of Object.entries(attributes ?? {})) if (!RICH_TEXT_SCHEMA.marks[key]?.(value)) found.push(`mark ${key}`)
      } else if (child instanceof Y.XmlElement) {
        const node = RICH_TEXT_SCHEMA.nodes[child.nodeName]
        if (!node || !names.includes(child.nodeName)) found.push(`element ${child.nodeName}`)
        for (const [key, value] of Object.entries(child.getAttributes()))
          if (!node?.attributes[key]?.(value)) found.push(`attribute ${key} of ${child.nodeName}`)
        visit(child, node?.children ?? [], node?.text ?? false)
      }
    }
  }
  visit(fragment, RICH_TEXT_SCHEMA.top, false)
  return found
}

describe('[M15] a link to what the group has', () => {
  test.each([
    [{ kind: 'item', id: 'abc' }, true],
    [{ kind: 'text', id: 'page:abc' }, true],
    [{ kind: 'decision', id: 'abc' }, true],
    [{ kind: 'item', id: 'page:abc' }, false],
    [{ kind: 'text', id: 'meeting:abc' }, false],
    [{ kind: 'text', id: 'abc' }, false],
    [{ kind: 'person', id: 'abc' }, false],
    [{ kind: 'item', id: 'x'.repeat(65) }, false],
    [{ kind: 'item', id: '__proto__' }, false],
    [{ kind: 'item', id: 7 }, false],
    [{ kind: 'item' }, false],
    [{ kind: 'item', id: 'abc', href: 'https://example.org' }, false],
    [['item', 'abc'], false],
    ['item abc', false],
    [true, false],
    [null, false],
  ])('%j: %s', (value, allowed) => expect(RICH_TEXT_SCHEMA.marks.reference?.(value)).toBe(allowed))
})

describe('a link', () => {
  test.each(['https://www.oas.org/juridico', 'HTTP://example.org', 'mailto:secretariat@example.org'])('may lead to %s', (href) =>
    expect(isHref(href)).toBe(true),
  )
  test.each([
    'javascript:alert(1)',
    ' https://example.org',
    'java\nscript:x',
    'data:text/html,x',
    'https://a b',
    '//example.org',
    '',
    `https://example.org/${'a'.repeat(2048)}`,
    null,
    7,
  ])('may not lead to %j', (href) => expect(isHref(href)).toBe(false))
})

describe('plain text', () => {
  test('puts each block on a line of its own, and counts those that hold something', () => {
    const fragment = new Y.Doc().getXmlFragment('body')
    const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : [])
    const doc = schema.node('doc', null, [
      schema.node('heading', { level: 2 }, [schema.text('Cooperación')]),
      paragraph(''),
      schema.node('bulletList', null, [schema.node('listItem', null, [paragraph('uno'), paragraph('dos')])]),
      schema.node('paragraph', null, [schema.text('a', [schema.mark('bold')]), schema.node('hardBreak'), schema.text('b')]),
    ])
    prosemirrorToYXmlFragment(doc, fragment)
    expect(plainText(fragment)).toBe('Cooperación\n\nuno\ndos\na\nb')
    expect(countParagraphs(fragment)).toBe(4)
  })

  test('[I10] is total and bounded whatever the fragment holds', () => {
    const fragment = new Y.Doc().getXmlFragment('body')
    let inner: Y.XmlFragment = fragment
    for (let depth = 0; depth < 200; depth += 1) {
      const element = new Y.XmlElement(depth % 2 ? 'constructor' : 'script')
      inner.insert(0, [element])
      inner = element
    }
    fragment.insert(0, [new Y.XmlText('x'.repeat(1000))])
    fragment.insert(1, [new Y.XmlElement('hook')])
    const embed = new Y.XmlText()
    fragment.push([embed])
    embed.insertEmbed(0, { a: 1 })
    embed.insert(1, 'tail')
    expect(plainText(fragment, 100)).toBe('x'.repeat(100))
    expect(plainText(fragment)).toContain('tail')
  })
})
