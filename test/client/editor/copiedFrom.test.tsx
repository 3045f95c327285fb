// What the editor says of where pasted paragraphs are from.
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inFields, MOST } from '../../../shared/bounds.ts'
import { movedFromKey } from '../../../shared/editor/movedFrom.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'
import { type AccountId, type DocumentId, pageId, parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createPerson, type Person, receive, type } from './people.ts'

const [A, B] = [pageId('a'), pageId('b')]
const ANA = must(parseAccountId('ana'), 'an account')
const WORDS = 'The delegations train their prosecutors.'
const open: Person[] = []
afterEach(() => {
  for (const { editor } of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const writer = (client: number, here: DocumentId, start: Uint8Array | null = null, unshared = false, account: AccountId | null = ANA) => {
  const person = createPerson(client, start, true, RICH_TEXT_SCHEMA, [], {
    here,
    document: () => (unshared ? null : here),
    account: () => account,
  })
  open.push(person)
  return person
}
/** The text of somebody else, at Ana's. */
const othersText = (words: readonly string[], unshared = false): Person => {
  const other = writer(1, A)
  for (const [at, line] of words.entries()) {
    if (at > 0) other.editor.commands.splitBlock()
    type(other, line)
  }
  return writer(2, A, Y.encodeStateAsUpdate(other.doc), unshared)
}
const select = ({ editor }: Person, from: number, to: number) =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)))
const copied = ({ editor: { view } }: Person): string => view.serializeForClipboard(view.state.selection.content()).dom.innerHTML
const paste = ({ editor }: Person, html: string) => editor.view.pasteHTML(html)
const said = ({ doc }: Person): readonly unknown[] => Object.values(doc.getMap('movedFrom').toJSON())
const blocksOf = ({ editor }: Person) => editor.state.doc.children.map(({ attrs, textContent }) => [attrs.id, textContent])
const whole = (person: Person) => select(person, 1, person.editor.state.doc.content.size - 1)

describe('[H86] [H87] a paragraph that is copied as a whole', () => {
  test('says from where it is when it is pasted into another text, in one update with its words', () => {
    const from = othersText([WORDS, 'Second.'])
    whole(from)
    const to = writer(3, B)
    const before = to.made()
    paste(to, copied(from))
    expect(to.made()).toBe(before + 1)
    const [first, second] = blocksOf(to)
    expect(said(to)).toEqual([
      { block: first?.[0], document: A, letters: [[1, expect.any(Number)]], length: WORDS.length },
      { block: second?.[0], document: A, letters: [[1, expect.any(Number)]], length: 7 },
    ])
  })

  test('says so of the paragraph into whose words it is pasted', () => {
    const from = othersText([WORDS])
    whole(from)
    const to = writer(3, B)
    type(to, 'Before: ')
    paste(to, copied(from))
    expect(blocksOf(to)).toEqual([[expect.any(String), `Before: ${WORDS}`]])
    expect(said(to)).toEqual([expect.objectContaining({ block: blocksOf(to)[0]?.[0], length: WORDS.length })])
  })

  test('names all who wrote in it, by the last letter of each', () => {
    const from = othersText([WORDS])
    select(from, 5, 5)
    type(from, 'new ')
    whole(from)
    const to = writer(3, B)
    paste(to, copied(from))
    const [one] = said(to) as [{ letters: readonly [number, number][]; length: number }]
    expect(one.letters.map(([client]) => client).sort()).toEqual([1, 2])
    expect(one.length).toBe(WORDS.length + 4)
  })

  test('says so however many statements other people have written, up to as many of its own', () => {
    const from = othersText([WORDS])
    whole(from)
    const value = { block: 'other', document: A, letters: [[1, 1]], length: 1 }
    const full = (account: AccountId) => {
      const doc = new Y.Doc()
      doc.transact(() => {
        for (let at = 0; at < inFields(MOST.origins); at++) doc.getMap('movedFrom').set(movedFromKey(`other${at}`, account), value)
      })
      const person = writer(3, B, Y.encodeStateAsUpdate(doc))
      const before = said(person).length
      paste(person, copied(from))
      return said(person).length - before
    }
    expect(full(must(parseAccountId('beto'), 'an account'))).toBe(1)
    expect(full(ANA)).toBe(0)
  })

  test('is undone and redone with its words', () => {
    const from = othersText([WORDS])
    whole(from)
    const to = writer(3, B)
    paste(to, copied(from))
    to.undoManager.undo()
    expect([said(to).length, to.editor.getText()]).toEqual([0, ''])
    to.undoManager.redo()
    expect([said(to).length, to.editor.getText()]).toEqual([1, WORDS])
  })

  test('says nothing as a part, in its own text, out of a draft, for nobody, or from a page that poses as ours', () => {
    const from = othersText([WORDS])
    select(from, 1, 15)
    const to = writer(3, B)
    paste(to, copied(from))
    expect(said(to)).toEqual([])

    whole(from)
    const html = copied(from)
    select(from, from.editor.state.doc.content.size - 1, from.editor.state.doc.content.size - 1)
    from.editor.commands.splitBlock()
    paste(from, html)
    expect(blocksOf(from).map(([, words]) => words)).toEqual([WORDS, WORDS])
    expect(said(from)).toEqual([])

    const draft = othersText([WORDS], true)
    whole(draft)
    const other = writer(4, B)
    paste(other, copied(draft))
    expect(said(other)).toEqual([])

    const nobody = writer(5, B, null, false, null)
    paste(nobody, html)
    expect(said(nobody)).toEqual([])

    for (const value of ['', '{}', 'null', '[1]', JSON.stringify({ document: 'x', letters: [[1, 1]], length: 3 })]) {
      const person = writer(6, B)
      paste(person, `<p data-copied-from="${value.replaceAll('"', '&quot;')}">one</p>`)
      expect([value, said(person)]).toEqual([value, []])
    }
  })

  test('is edited by a client of an earlier version as any other, which keeps what it says', () => {
    const from = othersText([WORDS])
    whole(from)
    const to = writer(3, B)
    paste(to, copied(from))
    const earlier = createPerson(7, Y.encodeStateAsUpdate(to.doc))
    open.push(earlier)
    select(earlier, 5, 5)
    type(earlier, 'old ')
    receive(to, Y.encodeStateAsUpdate(earlier.doc, Y.encodeStateVector(to.doc)))
    expect(to.editor.getText()).toBe(WORDS.replace('The ', 'The old '))
    expect(earlier.kept()).toBe(0)
    expect(said(to)).toHaveLength(1)
  })
})
