// What is pasted from elsewhere: emphasis stays, looks and scripts do not.
import { afterEach, describe, expect, test } from 'vitest'
import { hrefFrom } from '../../../client/editor/link.ts'
import { pastedHtml, readPasted } from '../../../client/editor/pastedHtml.ts'
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

/** As Word 365 puts it on the clipboard. */
const WORD = (
  body: string,
) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:12.0pt} @list l0:level1 {mso-level-text:\uF0B7} --></style></head>
<body lang=ES-CO style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`
const wordEntry = (level: number, marker: string, words: string, part = 'Middle') =>
  `<p class=MsoListParagraphCxSp${part} style='margin-left:${36 * level}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=ES style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=ES>${words}<o:p></o:p></span></p>\n`
/** As Google Docs puts it on the clipboard. */
const GOOGLE = (body: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff-0a1b-2c3d-4e5f60718293">${body}</b><br class="Apple-interchange-newline">`
const googleWords = (words: string, style = 'font-weight:400;font-style:normal;text-decoration:none') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;${style};vertical-align:baseline;white-space:pre;white-space:pre-wrap;">${words}</span>`
const googleEntry = (level: number, words: string) =>
  `<li dir="ltr" style="list-style-type:disc;font-size:11pt;font-weight:400;white-space:pre;" aria-level="${level}"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;" role="presentation">${googleWords(words)}</p></li>`

describe('[M11] pasting from Word', () => {
  test('lists are lists, by their levels and their kinds, and no marker is left in the words', () => {
    const list = WORD(
      wordEntry(1, '·', 'Uno', 'First') + wordEntry(2, 'o', 'Uno a') + wordEntry(2, 'o', 'Uno b') + wordEntry(1, '·', 'Dos', 'Last'),
    )
    expect(html(pasted(list))).toBe('<ul><li><p>Uno</p><ul><li><p>Uno a</p></li><li><p>Uno b</p></li></ul></li><li><p>Dos</p></li></ul>')
    const numbered = WORD(
      `<p class=MsoNormal>Antes<o:p></o:p></p>${wordEntry(1, '3.', 'Tres', 'First')}${wordEntry(2, 'a)', 'Tres a')}${wordEntry(1, '4.', 'Cuatro', 'Last')}<p class=MsoNormal>Entre</p>${wordEntry(1, '·', 'Otra', 'First')}`,
    )
    expect(html(pasted(numbered))).toBe(
      '<p>Antes</p><ol start="3"><li><p>Tres</p><ol><li><p>Tres a</p></li></ol></li><li><p>Cuatro</p></li></ol><p>Entre</p><ul><li><p>Otra</p></li></ul>',
    )
  })
  test('a number that begins again begins a list of its own, in the entry or beside the list; letters and 1.1 never do', () => {
    const inside = WORD(
      wordEntry(1, '1.', 'Uno', 'First') +
        wordEntry(2, '1.', 'a') +
        wordEntry(2, '2.', 'b') +
        wordEntry(2, '1.', 'c') +
        wordEntry(1, '2.', 'Dos') +
        wordEntry(1, '7)', 'Siete', 'Last'),
    )
    expect(html(pasted(inside))).toBe(
      '<ol><li><p>Uno</p><ol><li><p>a</p></li><li><p>b</p></li></ol><ol><li><p>c</p></li></ol></li><li><p>Dos</p></li></ol><ol start="7"><li><p>Siete</p></li></ol>',
    )
    const others = WORD(
      wordEntry(1, '1.', 'Uno', 'First') +
        wordEntry(2, '1.1.', 'a') +
        wordEntry(2, '1.2.', 'b') +
        wordEntry(3, 'a)', 'x') +
        wordEntry(3, 'a)', 'y', 'Last'),
    )
    expect(html(pasted(others))).toBe(
      '<ol><li><p>Uno</p><ol><li><p>a</p></li><li><p>b</p><ol><li><p>x</p></li><li><p>y</p></li></ol></li></ol></li></ol>',
    )
  })
  test('lists of which the browser has kept the class alone are lists too', () => {
    const entry = (marker: string, words: string) => `<p class="MsoListParagraph">${marker}&nbsp;&nbsp;&nbsp;&nbsp; ${words}</p>`
    expect(html(pasted(entry('·', 'Uno') + entry('·', 'Dos')))).toBe('<ul><li><p>Uno</p></li><li><p>Dos</p></li></ul>')
    expect(html(pasted('<p class="MsoListParagraph">Goes on without a marker</p>'))).toBe('<p>Goes on without a marker</p>')
  })
  test('turns headings, title and quotations into ours, and deeper headings into the deepest of ours', () => {
    const text = WORD(
      "<p class=MsoTitle>Hoja de ruta<o:p></o:p></p><h1>Uno</h1><h2>Dos</h2><h4>Cuatro</h4><p class=MsoQuote><i>Citado</i></p><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Negrita</b> y <s>tachado</s></p>",
    )
    expect(html(pasted(text))).toBe(
      '<h1>Hoja de ruta</h1><h1>Uno</h1><h2>Dos</h2><h3>Cuatro</h3><blockquote><p><em>Citado</em></p></blockquote><p><strong>Negrita</strong> y <s>tachado</s></p>',
    )
  })
  test('a table is a table, with the lines of each cell; images are counted', () => {
    const table = WORD(
      `<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>País<o:p></o:p></p></td><td><p class=MsoNormal>Plazo</p><p class=MsoNormal>(días)</p></td></tr><tr><td>Colombia</td><td><b>30</b></td></tr></table><p class=MsoNormal><img width=10 src="file:///C:/image001.png">Después</p>`,
    )
    expect(html(pasted(table))).toBe(
      '<table><tbody><col hidden=""><col hidden=""><tr><td>País</td><td>Plazo<br>(días)</td></tr><tr><td>Colombia</td><td><strong>30</strong></td></tr></tbody></table><p>Después</p>',
    )
    expect(readPasted(table).lost).toEqual({ merged: 0, notes: 0, images: 1 })
  })
})

describe('[M11] pasting from Google Docs', () => {
  test('a list in a list stands in its entry; emphasis stays and headings are ours', () => {
    const text = GOOGLE(
      `<h2 dir="ltr" style="line-height:1.38">${googleWords('Compromisos')}</h2><ul style="margin-top:0;margin-bottom:0;">${googleEntry(1, 'Uno')}<ul style="margin-top:0;">${googleEntry(2, 'Uno a')}</ul>${googleEntry(1, 'Dos')}</ul><p dir="ltr">${googleWords('Muy', 'font-weight:700;font-style:normal;text-decoration:none')}${googleWords(' claro')}</p>`,
    )
    expect(html(pasted(text))).toContain(
      '<h2>Compromisos</h2><ul><li><p>Uno</p><ul><li><p>Uno a</p></li></ul></li><li><p>Dos</p></li></ul><p><strong>Muy</strong> claro',
    )
  })
  test('a table is a table', () => {
    const cell = (words: string) => `<td style="border:solid #000000 1pt;"><p dir="ltr">${googleWords(words)}</p></td>`
    const text = GOOGLE(
      `<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col/><col/></colgroup><tbody><tr>${cell('País')}${cell('Plazo')}</tr><tr>${cell('México')}${cell('45')}</tr></tbody></table></div>`,
    )
    expect(html(pasted(text))).toContain('<tr><td>País</td><td>Plazo</td></tr><tr><td>México</td><td>45</td></tr>')
    expect(readPasted(text).lost).toEqual({ merged: 0, notes: 0, images: 0 })
  })
})

test('[M11] text copied here comes back as it was', () => {
  const own = '<ul data-pm-slice="1 1 []"><li><p>uno</p><ul><li><p>dos</p></li></ul></li></ul>'
  expect(readPasted(own)).toEqual({ html: own, lost: { merged: 0, notes: 0, images: 0 } })
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

test('[M11] merged cells are split and counted, heads are heads, and a table within a cell comes as its lines', () => {
  const text =
    '<table><tr><th colspan=2>Plazos</th><th>Sede</th></tr><tr><td rowspan="2">Bogotá</td><td>1</td><td>x</td></tr><tr><td>2</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>'
  const { html: made, lost } = readPasted(text)
  expect(lost).toEqual({ merged: 2, notes: 0, images: 0 })
  expect(made).toContain('<table data-header="">')
  const rows = [...new DOMParser().parseFromString(made, 'text/html').querySelectorAll('tr')]
  expect(rows.map((row) => [...row.cells].map((cell) => cell.textContent))).toEqual([
    ['Plazos', '', 'Sede'],
    ['Bogotá', '1', 'x'],
    ['', '2', 'a | b'],
  ])
})
describe('[M11] footnotes', () => {
  const notes = (from: string) => {
    const person = pasted(from)
    return [html(person).replaceAll(/ data-note="[^"]*"/g, ''), person.kept()]
  }
  const OURS = '<p>Plazo<sup class="note-ref"></sup> fijo</p><p class="clause footnote" data-footnote="">Seis <em>meses</em>.</p>'

  test('are taken from Word', () =>
    expect(
      notes(
        `<p class=MsoNormal>Plazo<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> fijo</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Seis <i>meses</i>.</p></div></div>`,
      ),
    ).toEqual([OURS, 0]))

  test('are taken from Google Docs, with what its styles say', () =>
    expect(
      notes(
        `<p><span>Plazo</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> fijo</span></p><hr>
<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Seis </span><span style="font-style:italic">meses</span><span>.</span></p></div>`,
      ),
    ).toEqual([OURS, 0]))

  test('are taken from LibreOffice', () =>
    expect(
      notes(
        `<p>Plazo<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> fijo</p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Seis <i>meses</i>.</p></div>`,
      ),
    ).toEqual([OURS, 0]))

  test('an address with a bare percent sign is a link as any other', () =>
    expect(html(pasted('<p><a href="https://example.org/#100%">Ver</a></p>'))).toContain('href="https://example.org/#100%"'))

  test('stay as words with their number when they come without their words, and are counted', () => {
    const text = '<p>Plazo<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>'
    expect(readPasted(text).lost.notes).toBe(1)
    expect(readPasted(text).html).toContain('[1]')
  })
})
