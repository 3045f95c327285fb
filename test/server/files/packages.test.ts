// What packages say that programs would do, and how they are read.
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { kindOfContent } from '../../../server/files/content.ts'
import { DOCX, kindOf, ODT, openWith, TYPES, withPart, zip } from './writtenPackages.ts'

test('[FI11] a package is refused in which programs that read it differently would find different parts', async () => {
  const whole = Buffer.from(zip(DOCX))
  const hidden = Buffer.from(zip([['word/run.exe', 'MZ']]))
  const END_BYTES = 22
  const end = whole.length - END_BYTES
  const start = whole.readUInt32LE(end + 16)
  const [parts, directory, record] = [whole.subarray(0, start), whole.subarray(start, end), whole.subarray(end)]
  /** With other words in its last record. */
  const ended = (change: (record: Buffer) => void) => {
    const copy = Buffer.from(record)
    change(copy)
    return copy
  }
  const moved = (by: number) => ended((copy) => copy.writeUInt32LE(start + by, 16))
  const commented = (comment: Uint8Array) => Buffer.concat([ended((copy) => copy.writeUInt16LE(comment.length, 20)), comment])
  const shifted = (by: number) => {
    const copy = Buffer.from(directory)
    for (let at = 0; at < copy.length; at += 46 + copy.readUInt16LE(at + 28)) copy.writeUInt32LE(copy.readUInt32LE(at + 42) + by, at + 42)
    return copy
  }
  const inLocal = (change: (copy: Buffer) => void) => {
    const copy = Buffer.from(parts)
    change(copy)
    return Buffer.concat([copy, directory, record])
  }
  for (const [what, content] of Object.entries({
    'two last records': Buffer.concat([whole, record]),
    'a package after it': Buffer.concat([whole, hidden]),
    'a package in the comment': Buffer.concat([parts, directory, commented(hidden)]),
    'bytes after it': Buffer.concat([whole, Buffer.from('x')]),
    'bytes after the comment': Buffer.concat([parts, directory, commented(Buffer.from('x')), Buffer.from('y')]),
    'a comment that is cut': Buffer.concat([parts, directory, commented(Buffer.from('xy')).subarray(0, -1)]),
    'an entry before the parts that no record names': Buffer.concat([hidden.subarray(0, 44), parts, shifted(44), moved(44)]),
    'an entry after the parts that no record names': Buffer.concat([parts, hidden.subarray(0, 44), directory, moved(44)]),
    'bytes between directory and last record': Buffer.concat([parts, directory, Buffer.from('xxxx'), record]),
    'fewer records than there are': Buffer.concat([
      parts,
      directory,
      ended((copy) => {
        copy.writeUInt16LE(1, 8)
        copy.writeUInt16LE(1, 10)
      }),
    ]),
    'more records than there are': Buffer.concat([
      parts,
      directory,
      ended((copy) => {
        copy.writeUInt16LE(3, 8)
        copy.writeUInt16LE(3, 10)
      }),
    ]),
    'another size of the directory': Buffer.concat([parts, directory, ended((copy) => copy.writeUInt32LE(directory.length + 1, 12))]),
    'another disk': Buffer.concat([parts, directory, ended((copy) => copy.writeUInt16LE(1, 4))]),
    'two entries in one place': Buffer.concat([
      parts,
      (() => {
        const copy = Buffer.from(directory)
        copy.writeUInt32LE(0, 46 + copy.readUInt16LE(28) + 42)
        return copy
      })(),
      record,
    ]),
    'another method in the entry itself': inLocal((copy) => copy.writeUInt16LE(8, 8)),
    'another size in the entry itself': inLocal((copy) => copy.writeUInt32LE(copy.readUInt32LE(18) + 1, 18)),
  }))
    expect.soft([what, await kindOf(content)]).toEqual([what, null])
  // A comment, and sizes that follow the data as in what is written as a stream, are usual.
  expect(await kindOf(Buffer.concat([parts, directory, commented(Buffer.from('made by hand'))]))).toBe('docx')
  const first = 30 + TYPES[0].length + TYPES[1].length
  const [one, rest] = [Buffer.from(parts.subarray(0, first)), parts.subarray(first)]
  one.writeUInt16LE(8, 6)
  const described = Buffer.from(directory)
  described.writeUInt16LE(8, 8)
  const second = 46 + described.readUInt16LE(28) + 42
  described.writeUInt32LE(described.readUInt32LE(second) + 16, second)
  const descriptor = Buffer.concat([Buffer.from('PK\u0007\u0008', 'latin1'), one.subarray(14, 26)])
  one.fill(0, 14, 26)
  expect(await kindOf(Buffer.concat([one, descriptor, rest, described, moved(16)]))).toBe('docx')
})

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

test('[FI11] markup is read in pieces, between which others go on, and no more of it than a document may have', async () => {
  const pauses = async (content: Uint8Array) => {
    let count = 0
    const kind = await kindOfContent(content, async () => void count++)
    return [kind?.endings[0] ?? null, count > 50]
  }
  const long = { content: '<text:p>&#65;</text:p>'.repeat(200_000), isPacked: true }
  expect(await pauses(zip([...ODT, ['styles.xml', long]]))).toEqual(['odt', true])
  expect(await pauses(zip([...DOCX, ['word/styles.xml', long]]))).toEqual(['docx', true])
  expect(await pauses(zip([...DOCX, ['word/media/a.svg', long]]))).toEqual(['docx', true])
  // Refused by what it declares, before any of it is unpacked.
  const declared = { raw: deflateRawSync(Buffer.from('<a/>')), declared: 129 * 1024 * 1024 }
  expect(await pauses(zip([...DOCX, ['word/styles.xml', declared]]))).toEqual([null, false])
  // More than it declares.
  expect(await withPart('word/styles.xml', { raw: deflateRawSync(Buffer.alloc(200_000, '<a/>')), declared: 4 })).toBeNull()
  // More parts than a document has, and a directory that is too large to be one's.
  const many = (count: number) => Array.from({ length: count }, (_, n) => [`word/media/${n}.png`, 'x'] as const)
  expect(await kindOf(zip([...DOCX, ...many(2_900)]))).toBe('docx')
  expect(await kindOf(zip([...DOCX, ...many(3_000)]))).toBeNull()
})

test('[FI11] links of workbooks to programs, and parts of OpenDocument that other programs send, are refused', async () => {
  const link = (inside: string) => withPart('xl/externalLinks/externalLink1.xml', { content: `<x:externalLink>${inside}</x:externalLink>` })
  expect(await link('<x:ddeLink ddeService="cmd" ddeTopic="/c calc"/>')).toBeNull()
  expect(await link('<oleLink r:id="rId1" progId="x"/>')).toBeNull()
  expect(await link('<a:b c=">"/><a:ddeLink c=">" ddeService="cmd"/>')).toBeNull()
  expect(await link('<DDELINK/>')).toBeNull()
  expect(await link('<externalBook r:id="rId1"/>')).toBe('docx')
  expect(await link('<!DOCTYPE a [<!ENTITY b "c">]><a/>')).toBeNull()
  expect(await openWith('styles.xml', '<text:section><office:dde-source office:dde-application="x"/></text:section>')).toBeNull()
  expect(await openWith('styles.xml', '<office:dde-source a=">" office:dde-application="x"/>')).toBeNull()
  expect(await openWith('styles.xml', '<x a="vnd.sun&#46;star.script:x"/>')).toBeNull()
  expect(await openWith('styles.xml', `<x a=">" b:href='&#x000000006d;acro:///a'/>`)).toBeNull()
  expect(await openWith('styles.xml', '<text:dde-connection-decls/>')).toBe('odt')
})

test('[FI11] templates and parts on another computer are refused, whose document would fetch them by itself; links and own folders pass', async () => {
  const related = (type: string, target: string, mode = 'External') =>
    withPart('word/_rels/settings.xml.rels', {
      content: `<Relationships><Relationship Id="rId1" Target="${target}" TargetMode="${mode}" Type="http://schemas/relationships/${type}"/></Relationships>`,
      isPacked: true,
    })
  for (const type of ['attachedTemplate', 'frame', 'subDocument', 'package', 'image', 'mailMergeSource'])
    for (const target of [
      'https://example.org/a.dotm',
      'HTTP&#58;//example.org/a',
      'file://server/share/a.dotx',
      'file:////server/share/a.dotx',
      'file:///\\\\server\\a.dotx',
      '\\\\server\\share\\a.dotx',
      '%5C%5Cserver/a.dotx',
      '//server/a.dotx',
      'mhtml:https://example.org/a',
    ])
      expect([type, target, await related(type, target)]).toEqual([type, target, null])
  const relation = (attributes: string, before = '') =>
    withPart('word/_rels/settings.xml.rels', { content: `<Relationships>${before}<p:Relationship ${attributes}/></Relationships>` })
  const [type, target] = ['Type="urn:a/attachedTemplate"', 'Target="https://example.org/a"']
  for (const attributes of [
    `a="&#34; TargetMode=&#34;Internal" TargetMode="External" ${type} ${target}`,
    `x:TargetMode="Internal" TargetMode="External" ${type} ${target}`,
    `TargetMode='External' x:Type="urn:a/hyperlink" Type='urn:a/attached&#84;emplate' ${target}`,
    `TargetMode="External" ${type} a=" Target='b'" Target="https&#x0000000003a;//example.org/a"`,
    `TargetMode="External" a=">" ${type} Target="ht&#10;tps://example.org/a"`,
  ])
    expect([attributes, await relation(attributes)]).toEqual([attributes, null])
  for (const before of ['<!-- <Relationship a=" -->', '<?a <Relationship b=" ?>', '<![CDATA[<Relationship a="]]>'])
    expect([before, await relation(`TargetMode="External" ${type} ${target}`, before)]).toEqual([before, null])
  expect(await relation(`TargetMode="External" Type="urn:a/hyperlink" Target="https://example.org/?a=1&amp;b=2"`)).toBe('docx')
  for (const target of ['file:///C:\\Users\\a\\Acta.dotx', 'file:///Users/a/Acta.dotx', 'C:\\Acta.dotx', 'Acta.dotx'])
    expect([target, await related('attachedTemplate', target)]).toEqual([target, 'docx'])
  expect(await related('image', 'cid:image001.png@01D5')).toBe('docx')
  expect(await related('hyperlink', 'https://example.org/a')).toBe('docx')
  for (const target of ['file:///C:/a.xlsx', 'https://example.org/a']) expect(await related('oleObject', target)).toBeNull()
})

test('[FI11] pictures, frames and sections of an OpenDocument on another computer are refused, those inside it pass', async () => {
  for (const [tag, target] of [
    ['draw:image', 'https://example.org/a.png'],
    ['draw:fill-image', 'HTTP://example.org/a.png'],
    ['draw:floating-frame', 'https://example.org/'],
    ['text:section-source', 'file://server/share/a.odt'],
    ['draw:object', '//server/a.ods'],
    ['style:background-image', '\\\\server\\a.png'],
  ] as const)
    expect([tag, await openWith('styles.xml', `<${tag} xlink:type="simple" xlink:href="${target}"/>`)]).toEqual([tag, null])
  for (const tag of ['draw:image', 'draw:floating-frame', 'text:section-source'])
    for (const attributes of [
      'draw:name="a>b" xlink:href="https://example.org/a.png"',
      `draw:name='a>"b' xlink:href='https://example.org/a.png'`,
      `draw:name=" href='a'" xlink:href="https&#x00000000003a;//example.org/a.png"`,
      'x:href="a.png" xlink:href="&#104;ttps://example.org/a.png"',
      'draw:name="a&gt;b" xlink:href="file:////server/share/a.png"',
      'xlink:href="%5c%5cserver/a.png"',
    ])
      expect([tag, attributes, await openWith('styles.xml', `<${tag} ${attributes}/>`)]).toEqual([tag, attributes, null])
  expect(await openWith('styles.xml', '<image a=">" HREF="HTTPS://example.org/a.png"/>')).toBeNull()
  for (const target of ['Pictures/100.png', 'Pictures/a&amp;b.png', './Object 1', '../a.odt', 'file:///C:/a.odt', '#Tabla'])
    expect([target, await openWith('styles.xml', `<draw:image xlink:href="${target}"/>`)]).toEqual([target, 'odt'])
  expect(await openWith('styles.xml', '<text:a xlink:href="https://example.org/"/>')).toBe('odt')
})

test('[FI11] a click in a presentation may follow a link or turn a page, and runs no program, macro or object', async () => {
  const slide = (action: string) =>
    kindOf(
      zip([
        TYPES,
        ['ppt/presentation.xml', '<a/>'],
        ['ppt/slides/slide1.xml', { content: `<p:sld><a:hlinkClick r:id="rId1" ${action}/></p:sld>`, isPacked: true }],
      ]),
    )
  for (const action of [
    '',
    'action="ppaction://hlinksldjump"',
    'action="ppaction://hlinkshowjump?jump=nextslide"',
    'action="ppaction://hlinkfile"',
  ])
    expect([action, await slide(action)]).toEqual([action, 'pptx'])
  for (const action of [
    'action="ppaction://program"',
    "action = 'PPAction://macro?name=Run'",
    'action="ppaction://ole?verb=0"',
    'tooltip=">" action="pp&#97;ction://program"',
    `tooltip=" action='x'" x:action="ppaction://hlinkfile" action="ppaction&#0000000058;//program"`,
  ])
    expect([action, await slide(action)]).toEqual([action, null])
  const shown = (attributes: string, around = '') =>
    openWith('styles.xml', `<a ${around}><office:event-listeners><presentation:event-listener ${attributes}/></office:event-listeners></a>`)
  for (const attributes of [
    'script:event-name="dom:click" presentation:action="next-page"',
    'script:event-name="dom:click" presentation:action="show" xlink:href="#page2"',
    'script:event-name="dom:click" presentation:action="show" xlink:href="https://example.org/a"',
    'presentation:action="show" xlink:href="../Acta.odt"',
  ])
    expect([attributes, await shown(attributes)]).toEqual([attributes, 'odt'])
  for (const attributes of [
    'presentation:action="execute" xlink:href="../run"',
    'presentation:action="verb" presentation:verb="0"',
    'alt=">" x:action="execute"',
    'presentation:action="show" xlink:href="file:///C:/run.exe"',
    'presentation:action="show" xlink:href="vnd.sun.star.script:a"',
    'presentation:action="show" xlink:href="macro:///a"',
    `alt=" action='show'" a:action="show" presentation:action="exec&#117;te"`,
    `alt="&quot;>" b:href="a" xlink:href='&#102;ile:///C:/run.exe'`,
  ])
    expect([attributes, await shown(attributes)]).toEqual([attributes, null])
  expect(await shown('presentation:action="next-page"', 'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:script:1.0"')).toBeNull()
  expect(await openWith('styles.xml', '<x:event-listener xlink:href="#page2"/>')).toBeNull()
})
