// What is pasted from elsewhere: emphasis stays, looks and scripts do not.
import { afterEach, describe, expect, test } from 'vitest'
import { hrefFrom } from '../../../client/editor/link.ts'
import { pastedHtml } from '../../../client/editor/pastedHtml.ts'
import { createPerson, type Person } from './people.ts'

const open: Person[] = []
afterEach(() => {
  for (const { editor } of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})
const pasted = (html: string) => {
  const person = createPerson(1)
  open.push(person)
  person.editor.view.setProps({ transformPastedHTML: pastedHtml })
  person.editor.view.pasteHTML(html)
  return person
}
const html = ({ editor }: Person) => editor.getHTML().replaceAll(/ data-id="[^"]*"/g, '')

describe('pasting', () => {
  test('emphasis that a word processor says in styles becomes marks', () => {
    const text = pasted(
      '<b style="font-weight:normal"><p><span style="font-weight:700">a</span><span style="font-style:italic">b</span> c</p></b>',
    )
    expect(html(text)).toBe('<p><strong>a</strong><em>b</em> c</p>')
  })
  test('[IN-01] scripts, handlers, styles and pictures leave nothing', () => {
    const text = pasted(
      '<style>p{color:red}</style><p onclick="x()" style="color:red">one <img src=x onerror="y()"><script>z()</script>two</p>',
    )
    expect(html(text)).toBe('<p>one two</p>')
  })
  test('words that look like attributes stay words', () => {
    expect(html(pasted('<p>write &lt;p style="x"&gt; and style="y"</p>'))).toBe('<p>write &lt;p style="x"&gt; and style="y"</p>')
  })
  test('[IN-01] a link keeps only an address that may be opened', () => {
    const text = pasted('<p><a href="javascript:alert(1)">bad</a> <a href="https://ok.example/">good</a></p>')
    expect(JSON.stringify(text.editor.getJSON())).not.toContain('javascript')
    expect(JSON.stringify(text.editor.getJSON())).toContain('https://ok.example/')
  })
  test('ids that come with what is pasted are kept only where nobody has them', () => {
    const text = pasted('<p data-id="aaaabbbbcccc">one</p><p data-id="aaaabbbbcccc">two</p>')
    const ids = text.editor.getJSON().content?.map(({ attrs }) => attrs?.id) ?? []
    expect(new Set(ids).size).toBe(2)
    expect(ids.every((id) => /^[0-9a-z]{12}$/.test(id))).toBe(true)
  })
  test('ids of other pages are not taken over', () => {
    const text = pasted('<p data-id="chapter-3">one</p><p data-id="&lt;x&gt; y">two</p><p data-id="7">three</p>')
    const ids = text.editor.getJSON().content?.map(({ attrs }) => String(attrs?.id)) ?? []
    expect(ids.every((id) => /^[0-9a-v]{12}$/.test(id))).toBe(true)
    expect(text.kept()).toBe(0)
  })
  test('lists deeper than the server takes are taken back before they are written', () => {
    const deep = '<ul><li><p>x</p>'.repeat(20) + '</li></ul>'.repeat(20)
    const text = pasted(deep)
    expect(text.kept()).toBe(1)
    expect(text.made()).toBe(0)
    expect(html(text)).toBe('<p></p>')
  })
  test('nothing that is pasted poses as unreadable content', () => {
    expect(html(pasted('<div class="unreadable">fake</div>'))).toBe('<p>fake</p>')
  })
})

describe('addresses', () => {
  test.each([
    ['https://example.org/x', 'https://example.org/x'],
    ['HTTP://example.org', 'HTTP://example.org'],
    [' example.org/guia ', 'https://example.org/guia'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['contacto@example.org', 'mailto:contacto@example.org'],
    ['mailto:contacto@example.org', 'mailto:contacto@example.org'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://example.org', null],
    ['file:///etc/passwd', null],
    ['java\nscript:alert(1)', null],
    ['word', null],
    ['', null],
  ])('%j leads to %j', (typed, href) => {
    expect(hrefFrom(typed)).toBe(href)
  })
})
