// What packages say that programs would do, and how they are read.
import { deflateRawSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { kindOfContent } from '../../../server/files/content.ts'
import { createMarkupReader } from '../../../server/files/markup.ts'
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

test('[FI11] what is longer than a piece is read a few times at most, whatever stands in it', () => {
  const MOST = 4 * 1024 * 1024
  const PIECE = 64 * 1024
  for (const [start, filling, end] of [
    ['<!--', '>', '-->'],
    ['<a b="', '>', '"/>'],
    ['<?a ', '>', '?>'],
    ['<a>&', 'x', '</a>'],
  ] as const) {
    const part = `${start}${filling.repeat(MOST - PIECE)}${end}<b/>`
    let isRead = true
    let length = 0
    const exec = RegExp.prototype.exec
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
      if (this.sticky) length += text.length - this.lastIndex
      return exec.call(this, text)
    })
    const reader = createMarkupReader(() => false)
    for (let at = 0; at < part.length; at += PIECE) isRead &&= reader.read(part.slice(at, at + PIECE))
    isRead &&= reader.end()
    spy.mockRestore()
    expect([start, isRead]).toEqual([start, true])
    expect(length / part.length).toBeLessThan(4)
  }
  // Longer than what is kept unread.
  const reader = createMarkupReader(() => false)
  expect(reader.read('<!--')).toBe(true)
  let read = 0
  while (read <= 2 * MOST && reader.read('>'.repeat(PIECE))) read += PIECE
  expect(read).toBeLessThanOrEqual(MOST)
})

test('[FI11] a part of XML that begins with anything but markup is refused, as in an encoding that is not read', async () => {
  const ebcdic = Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40, 0x6e]).toString('latin1')
  for (const content of [ebcdic, ` ${ebcdic}`, 'x', 'x<a/>', '+ADw-a/>'])
    for (const name of ['word/footer1.xml', 'word/_rels/footer1.xml.rels'])
      expect([content, await withPart(name, content)]).toEqual([content, null])
  for (const content of ['', ' \r\n', '\u00ef\u00bb\u00bf<a/>', '\r\n <!-- a --><a/>', `${' '.repeat(70_000)}<a/>`])
    expect([content.slice(0, 20), await withPart('word/footer1.xml', content)]).toEqual([content.slice(0, 20), 'docx'])
})

test('[FI11] a drawing inside a package fetches nothing from another computer; a link in it may lead there', async () => {
  const svg = (inside: string) => withPart('word/media/image1.svg', { content: `<svg>${inside}</svg>`, isPacked: true })
  for (const inside of [
    '<image href="https://example.org/a.png"/>',
    '<s:image xlink:href="//example.org/a.png"/>',
    '<image xlink:href="ht&#10;tps&#58;//example.org/a.png"/>',
    '<filter><feImage href="https://example.org/a.png"/></filter>',
    '<use href="https://example.org/a.svg#b"/>',
    '<image href="file://server/share/a.png"/>',
  ])
    expect([inside, await svg(inside)]).toEqual([inside, null])
  for (const inside of [
    '<image xlink:href="data:image/png;base64,AAAA"/>',
    '<use xlink:href="#a"/>',
    '<image href="a.png"/>',
    '<a href="https://example.org/"><text>x</text></a>',
    '<metadata><cc:license rdf:resource="https://example.org/by"/></metadata>',
  ])
    expect([inside, await svg(inside)]).toEqual([inside, 'docx'])
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
  for (const declared of [
    '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    '<!DOCTYPE a [\n  <!ENTITY % b SYSTEM "c"> %b; ]><a/>',
    '<a><!ENTITY b "c"></a>',
  ])
    expect([declared, await openWith('styles.xml', declared)]).toEqual([declared, null])
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
      '\\??\\UNC\\server\\share\\a.dotx',
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
