// Fields of Word documents that start programs or read from other computers, however they are written.
import { expect, test } from 'vitest'
import { openWith, withPart } from './writtenPackages.ts'

test('[FI11] fields that start programs (DDE) are found in each part of a Word document, however they are split', async () => {
  const field = (...runs: string[]) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs.join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>DDE</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
  const run = (words: string, name = 'w:instrText') => `<w:r><${name} xml:space="preserve">${words}</${name}></w:r>`
  const ofPart = (body: string, name = 'word/footer1.xml') => withPart(name, { content: `<w:ftr>${body}</w:ftr>`, isPacked: true })
  for (const body of [
    field(run(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ')),
    field(run('dde'), run('AUTO c:\\x "/k"')),
    field(run('D'), '<w:bookmarkStart w:id="1"/>', run('D'), run('E c:\\x', 'w:delInstrText')),
    field(run('D<!-- > -->D<![CDATA[E]]>&#x20;x')),
    field(run('&#68;&#x44;&#101; x')),
    field(run('DDEAUTO '), field(run('REF a'))),
    field(field(run('QUOTE 68 68 69')), run(' c:\\x')),
    field(field(run('QUOTE "DDEAUTO c:"'))),
    `<w:fldSimple w:dirty="true" w:instr=' DDEAUTO c:\\x "/k" '><w:r/></w:fldSimple>`,
    '<w:fldSimple w:instr="D&#68;E x &gt; y"/>',
    '<v:fldSimple v:alt=">" v:instr="dde x"/>',
    // Never closed.
    '<w:fldChar w:fldCharType="begin"/><w:instrText>DDE x</w:instrText>',
    // Written with characters as numbers and names.
    field(run('&#x0000000044;&#0000000068;E x')),
    '<w:fldSimple w:instr="&#x0000044;DE x"/>',
    field(run(`${' '.repeat(65_200)}&#${'0'.repeat(400)}68;DE x`)),
    // A value, and words, of the same name in another namespace.
    `<w:fldSimple w:alt=" instr='PAGE'" w:instr="DDE x"/>`,
    '<w:fldSimple x:instr="PAGE" w:instr="DDE x"/>',
    field(run('PAGE ', 'x:instrText'), run('DDE x')),
    `<w:p xmlns:w="urn:w">${field(`<w:q xmlns:w="urn:x">${run('PAGE ')}</w:q>`, run('DDE x'))}</w:p>`,
    `<p xmlns="urn:w"><fldChar fldCharType="begin"/><q xmlns="urn:x"><instrText>PAGE </instrText></q><instrText>DDE</instrText></p>`,
    field(run('D'), '<w:r><w:fldChar x:fldCharType="separate" w:fldCharType="begin"/></w:r>', run('DE x')),
    // A field of a form has more inside its beginning.
    `<w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE </w:instrText><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar><w:instrText>DDE x</w:instrText>`,
    // What begins inside an instruction to a program is none of it.
    `<?x ><!-- ?>${field(run('DDE x'))}<?y --> ?>`,
    `<?x ><![CDATA[ ?>${field(run('DDE x'))}<?y ]]> ?>`,
    // An element that is not closed by its name, and an attribute without a value.
    '<w:p a><w:fldSimple w:instr="DDE x"/></w:p>',
    `<w:t>${'x'.repeat(65_000)}</w:t>`.repeat(3) + field(run('DDE x'.padEnd(200_000))),
  ]) {
    expect([body.slice(0, 300), await ofPart(body)]).toEqual([body.slice(0, 300), null])
    expect(await ofPart(body, 'customXml/item1.xml')).toBeNull()
  }
  const split = field(run('DDEAUTO x'))
  for (let padded = 65_300; padded < 65_540; padded += 7)
    expect([padded, await ofPart(`${' '.repeat(padded)}${split}`)]).toEqual([padded, null])
  // A comment that is cut between two pieces.
  for (let padded = 65_400; padded < 65_536; padded += 5) {
    const body = `${' '.repeat(padded)}<!-- >${' '.repeat(100)}<![CDATA[ -->${split}<!-- ]]> -->`
    expect([padded, await withPart('word/footer1.xml', `<w:ftr>${body}</w:ftr>`)]).toEqual([padded, null])
  }
  const inUtf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')
  expect(await withPart('word/footer1.xml', inUtf16(`<w:ftr>${split}</w:ftr>`))).toBeNull()
  // Letters of two bytes that are those of a comment.
  const [begun, ended] = ['\u213c\u2d2d', '\u2d2d\u003e']
  for (const mark of ['', '\ufeff']) {
    const part = (body: string) => withPart('word/footer1.xml', inUtf16(`${mark}<w:ftr>${body}</w:ftr>`))
    expect(await part(`${begun}${split}${ended}`)).toBeNull()
    expect(await part(`${begun}${ended}`)).toBe('docx')
    // This letter is two in lower case.
    expect(await part(`<w:t>${'\u0130'.repeat(9)}</w:t>${field(run('PAGE'))}`)).toBe('docx')
    expect(
      await withPart(
        'word/footer1.xml',
        Buffer.from(inUtf16(`${mark}<w:ftr>${split}</w:ftr>`), 'latin1')
          .swap16()
          .toString('latin1'),
      ),
    ).toBeNull()
  }
  expect(await withPart('word/footer1.xml', inUtf16(` <w:ftr>${split}</w:ftr>`))).toBeNull()
  for (const encoding of ['UTF-7', 'IBM037'])
    expect([encoding, await withPart('word/footer1.xml', `<?xml version="1.0" encoding="${encoding}"?><w:ftr/>`)]).toEqual([encoding, null])
  for (const encoding of ['UTF-8', 'utf-8', 'ISO-8859-1', 'us-ascii', 'windows-1252'])
    expect([encoding, await withPart('word/footer1.xml', `<?xml version='1.0' encoding='${encoding}'?><w:ftr/>`)]).toEqual([
      encoding,
      'docx',
    ])
  for (const body of [
    field(run(' HYPERLINK "https://example.org/dde" ')),
    field(run(' PAGE '), '<w:r><w:t>DDE</w:t></w:r>'),
    field(run('TOC \\o "1-3"'), field(run('PAGEREF DDE'))),
    '<w:p><w:r><w:t>DDE and DDEAUTO are refused &amp; named</w:t></w:r></w:p>',
    // Decoded once.
    field(run('&amp;#68;DE x')),
    '<w:fldSimple w:instr="&amp;#68;DE"/>',
    field(run('HYPERLINK &quot;https://example.org/a?b=1&amp;amp;c&quot;')),
    `<w:p xmlns:w="urn:w">${field(run(' PAGE '))}<w:q xmlns:w="urn:w">${field(run(' DATE '))}</w:q></w:p>`,
    '<w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar><w:instrText>FORMTEXT</w:instrText><w:fldChar w:fldCharType="end"/>',
    '<?x a > b ?><w:p><!-- <w:fldSimple w:instr="DDE x"/> --></w:p>',
    // The second byte of a letter is no space.
    '<\u00c3\u00a0 xml:lang="es"/>',
    '<w:fldSimple w:instr=" DATE "><w:r><w:t>DDE</w:t></w:r></w:fldSimple>',
    `<w:t>${'x'.repeat(3_000_000)}</w:t>`,
    `<v:shape o:gfxdata="${'x'.repeat(3_000_000)}"/>`,
  ])
    expect([body.slice(0, 300), await ofPart(body)]).toEqual([body.slice(0, 300), 'docx'])
})

test('[FI11] fields that link to programs, or include what another computer has, are refused; those of own files and of mails pass', async () => {
  const field = (instruction: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
  const ofPart = (body: string) => withPart('word/header1.xml', { content: `<w:hdr>${body}</w:hdr>`, isPacked: true })
  for (const instruction of [
    ' LINK Excel.Sheet.8 "C:\\\\a.xls" "R1C1" \\a ',
    'INCLUDEPICTURE "https://example.org/a.png" \\d',
    'includetext https://example.org/a.docx',
    'INCLUDETEXT "\\\\\\\\server\\\\share\\\\a.docx"',
    'INCLUDEPICTURE file://server/share/a.png',
    'IMPORT "http&#58;//example.org/a.png"',
    'INCLUDE "//server/a.doc"',
    'INCLUDEPICTURE "h\\ttps://example.org/a.png"',
    'INCLUDEPICTURE "file:\\//server/a.png"',
    'INCLUDEPICTURE &quot;https://example.org/a.png&quot;',
    'INCLUDEPICTURE &quot;http&#0000000058;//example.org/a.png&quot;',
    '<![CDATA[INCLUDEPICTURE "https://example.org/a.png"]]>',
    'IncludePicture<!-- a > b -->&#9;&#34;https://example.org/a.png&#34;',
    // Of a source that another field names.
    `INCLUDEPICTURE </w:instrText></w:r>${field('DOCPROPERTY url')}<w:r><w:instrText> \\d`,
  ]) {
    expect([instruction, await ofPart(field(instruction))]).toEqual([instruction, null])
  }
  for (const body of [
    '<w:fldSimple w:instr=\'INCLUDEPICTURE "https://example.org/a.png"\'/>',
    '<w:fldSimple w:instr=" INCLUDEPICTURE &quot;https://example.org/a.png&quot; \\d "/>',
    "<w:fldSimple w:instr='INCLUDETEXT &apos;x&apos;'/>".replaceAll('&apos;x&apos;', '&quot;\\\\\\\\server\\\\a&quot;'),
  ])
    expect([body, await ofPart(body)]).toEqual([body, null])
  for (const instruction of [
    'HYPERLINK "https://example.org/link"',
    'INCLUDEPICTURE "C:\\\\Users\\\\a\\\\plano.png" \\* MERGEFORMAT',
    'INCLUDEPICTURE "cid:image001.png@01D5" \\* MERGEFORMATINET',
    'INCLUDETEXT Anexo.docx',
    'INCLUDETEXT &quot;Anexo &amp;amp; acta.docx&quot;',
    'LINKED',
    'IF 1 = 1 "LINK" "INCLUDEPICTURE https://example.org"',
  ])
    expect([instruction, await ofPart(field(instruction))]).toEqual([instruction, 'docx'])
})

/** Parts of fields in a Word document, and a part with them. */
const run = (inside: string) => `<w:r>${inside}</w:r>`
const words = (said: string, name = 'instrText') => run(`<w:${name} xml:space="preserve">${said}</w:${name}>`)
const char = (type: string, inside = '') => run(`<w:fldChar w:fldCharType="${type}">${inside}</w:fldChar>`)
const field = (instruction: string, shown = '') =>
  `${char('begin')}${instruction}${char('separate')}${run(`<w:t>1</w:t>`)}${shown}${char('end')}`
const deleted = (body: string) => `<w:del w:id="1">${body}</w:del>`
const MATH = 'http://schemas.openxmlformats.org/officeDocument/2006/math'
const inWord = (body: string, declared = `xmlns:m="${MATH}"`) =>
  withPart('word/footer1.xml', {
    content: `<w:ftr xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:zz="urn:zz" ${declared} mc:Ignorable="zz W"><w:p>${body}</w:p></w:ftr>`,
    isPacked: true,
  })
const choice = (inside: string, fallback = '') =>
  `<mc:AlternateContent><mc:Choice Requires="zz">${inside}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`
const textBox = (inside: string) =>
  `<w:r>${choice(
    `<w:drawing><wp:inline><a:graphic xmlns:a="urn:a"><wps:txbx><w:txbxContent><w:p>${inside}</w:p></w:txbxContent></wps:txbx></a:graphic></wp:inline></w:drawing>`,
    `<w:pict><v:textbox><w:txbxContent><w:p>${inside}</w:p></w:txbxContent></v:textbox></w:pict>`,
  )}</w:r>`

test('[FI11] an instruction is refused in which Word may leave out a part of a field, or read it as another text', async () => {
  const [page, dde] = [words('PAGE '), words('DDEAUTO c:\\\\x')]
  for (const body of [
    field(choice(page) + dde),
    field(choice('', page) + dde),
    field(`${words('DD')}${choice(char('begin'))}${words('EAUTO c:\\\\x')}`),
    field(`${words('DD')}${choice(`${char('begin')}${char('end')}`)}${words('EAUTO c:\\\\x')}`),
    field(`${words('DD')}${choice(char('separate'))}${words('EAUTO c:\\\\x')}`),
    field(`<zz:a>${page}</zz:a>${dde}`),
    field(textBox(page) + dde),
    field(`${textBox(field(page))}${dde}`),
    // Inside what a field shows, which stands in an instruction.
    field(`${words('D')}${field(words('QUOTE x'), choice(char('end')))}${words('DE c:\\\\x')}`),
    // It begins inside such an element, and ends outside.
    `${choice(char('begin'))}${choice(page)}${dde}${char('end')}`,
    // Elements of equations are read, if they are some.
    field(`<m:r><zz:a>${page}</zz:a></m:r>${dde}`),
    // Words that are tracked as deleted, with and without them.
    field(words('PAGE ', 'delInstrText') + dde),
    field(`${words('DD')}${words('x', 'delInstrText')}${words('EAUTO c:\\\\x')}`),
    field(words('DDEAUTO ', 'delInstrText') + page),
    // A paragraph, tab or line break, as a space and as nothing.
    field(`${words('DDEAUTO')}</w:p><w:p>${words('c:\\\\x')}`),
    field(words('DD') + run('<w:br/>') + words('EAUTO c:\\\\x')),
    field(words('INCLUDEPICTURE') + run('<w:tab/>') + words('https://example.org/a.png')),
    field(`${`${run('<w:br/>')}${words(' ')}`.repeat(3_000)}${dde}`),
    // Words as they are shown.
    field(run('<w:t>DDEAUTO c:\\\\x</w:t>')),
  ])
    expect([body, await inWord(body)]).toEqual([body, null])
  const counted = `<m:oMath><m:r>${char('begin')}</m:r><m:r>${words('SEQ Equation')}</m:r><m:r>${char('end')}</m:r></m:oMath>`
  for (const declared of ['', 'xmlns:m="urn:mc"', `xmlns:m="${MATH.toUpperCase()}"`, `xmlns:m="${MATH.replace('math', '&#77;ath')}"`])
    expect([declared, await inWord(counted, declared)]).toEqual([declared, null])
  for (const body of [
    counted,
    field(page),
    textBox(field(page)),
    textBox(field(words('SEQ Figura'), textBox(field(page)))),
    field(words('TOC \\o "1-3"'), field(words('PAGEREF _Toc1'), textBox(field(page)))),
    // Pictures in an instruction, without fields in them.
    field(`${words('IF 1 = 1 "')}${run(choice('<w:drawing><a:b xmlns:a="urn:a"/></w:drawing>', '<w:pict/>'))}${words('"')}`),
    `${char('begin', '<w:ffData><w:name w:val="a"/><w:textInput/></w:ffData>')}${words('FORMTEXT')}${char('separate')}${char('end')}`,
    field(`${words('ADDIN EN.CITE')}${char('begin', '<w:fldData>AAAA</w:fldData>')}${words('ADDIN EN.CITE.DATA')}${char('end')}`),
    field(`${words('IF')}${field(words('MERGEFIELD a'))}${words('= "x" "DDE" "LINK"')}`),
    field(`${words('=')}${field(page)}${words('-1')}`),
    field(words('MERGEFIELD Nombre \\* MERGEFORMAT')),
    field(words('EQ \\f(1,2)')),
    field(words('DATE', 'delInstrText') + words('TIME')),
    deleted(field(words('IF', 'delInstrText') + field(words('MERGEFIELD a', 'delInstrText')) + words('= "x"', 'delInstrText'))),
    deleted(field(words('ADDIN EN.CITE', 'delInstrText') + field(words('ADDIN EN.CITE.DATA', 'delInstrText')))),
    `<w:rPr><w:del w:id="1"/></w:rPr>${field(words('TOC') + '</w:p><w:p>' + words('\\o'))}`,
  ])
    expect([body, await inWord(body)]).toEqual([body, 'docx'])
})

test('[FI11] elements of other namespaces are known by their prefixes and namespaces as they are written, in which capitals count', async () => {
  for (const body of [
    field(run('<w:instrText xmlns:w="URN:W">PAGE </w:instrText>') + words('DDE x')),
    field(`<w:q xmlns:w="URN:W">${words('PAGE ')}</w:q>${words('DDE x')}`),
    field(`<W:q xmlns:W="urn:w">${words('PAGE ')}</W:q>${words('DDE x')}`),
    field(run('<W:instrText>PAGE </W:instrText>') + words('DDE x')),
    '<w:fldSimple xmlns:w="URN:W" w:instr="PAGE"/>',
  ])
    expect([body, await inWord(body, 'xmlns:W="URN:W"')]).toEqual([body, null])
  expect(await openWith('styles.xml', '<Presentation:event-listener xlink:href="#page2"/>')).toBeNull()
})

test('[FI11] an instruction whose first word, or whose source, another field names in part is refused', async () => {
  const other = field(words('DOCPROPERTY rest'))
  const simple = (instruction: string) => `<w:fldSimple w:instr="${instruction}"/>`
  for (const body of [
    field(`${words('INCLUDEPICTURE "h')}${other}${words('"')}`),
    field(`${words('INCLUDEPICTURE "')}${other}${words('"')}`),
    field(`${words('INCLUDETEXT "\\\\\\\\')}${other}${words('"')}`),
    field(`${words('INCLUDETEXT "file:///')}${other}${words('"')}`),
    field(words('D') + other),
    field(`${words('INCLUDE')}${other}${words(' "https://example.org/a"')}`),
    field(other),
    field(`${simple('QUOTE DDEAUTO')}${words(' c:\\\\x')}`),
    field(`${words('D')}${simple('DOCPROPERTY rest')}`),
    field(`${words('INCLUDEPICTURE "')}${simple('DOCPROPERTY rest')}${words('"')}`),
    field(`${field(words('QUOTE"68 68 69"'))}${words(' c:\\\\x')}`),
    // Typographic quotation marks are quotation marks for Word.
    field(words('INCLUDEPICTURE \u00e2\u0080\u009chttps://example.org/a.png\u00e2\u0080\u009d')),
  ])
    expect([body, await inWord(body)]).toEqual([body, null])
  for (const body of [
    field(`${words('INCLUDEPICTURE "C:\\\\fotos\\\\')}${other}${words('.png"')}`),
    field(`${words('INCLUDETEXT "Anexo.docx" ')}${other}`),
    field(`${words('IF')}${other}${words('= 1 "a" "b"')}`),
    field(`${words('HYPERLINK "')}${other}${words('"')}`),
    `${simple('PAGE')}${field(words('REF a'), other)}`,
  ])
    expect([body, await inWord(body)]).toEqual([body, 'docx'])
})
