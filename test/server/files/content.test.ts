// What a file is, by its content and not by its name.
import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { kindOfContent } from '../../../server/files/content.ts'
import { FILE_KINDS, kindOfName } from '../../../shared/files/kinds.ts'

interface Part {
  readonly content?: string | Uint8Array
  /** The name in the entry itself, if it is another. */
  readonly local?: string
  readonly isPacked?: boolean
  readonly isLocked?: boolean
  /** As it is stored, compressed. */
  readonly raw?: Uint8Array
  /** The size that it declares, if it is another. */
  readonly declared?: number
}
const zip = (parts: readonly (readonly [string, Part | string])[]): Uint8Array => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, given] of parts) {
    const part: Part = typeof given === 'string' ? { content: given } : given
    const content = typeof part.content === 'string' ? Buffer.from(part.content, 'latin1') : Buffer.from(part.content ?? '')
    const stored = part.raw ?? (part.isPacked ? deflateRawSync(content) : content)
    const fieldsFor = (called: string) => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(part.isLocked ? 1 : 0, 2)
      fields.writeUInt16LE(part.isPacked || part.raw ? 8 : 0, 4)
      fields.writeUInt32LE(crc32(content), 10)
      fields.writeUInt32LE(stored.length, 14)
      fields.writeUInt32LE(part.declared ?? content.length, 18)
      fields.writeUInt16LE(called.length, 22)
      return fields
    }
    const local = part.local ?? name
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fieldsFor(local), Buffer.from(local, 'latin1'), stored])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
        fieldsFor(name),
        entry.subarray(0, 14),
        Buffer.from(name, 'latin1'),
      ]),
    )
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
const kindOf = async (content: Uint8Array | string) =>
  (await kindOfContent(typeof content === 'string' ? Buffer.from(content, 'latin1') : content, async () => undefined))?.endings[0] ?? null

const TYPES = ['[Content_Types].xml', '<Types/>'] as const
const DOCX = [TYPES, ['word/document.xml', '<a/>']] as const
const ODT = [
  ['mimetype', 'application/vnd.oasis.opendocument.text'],
  ['content.xml', '<a/>'],
] as const
const withPart = (name: string, part: Part | string = 'x') => kindOf(zip([...DOCX, [name, part]]))
const openWith = (name: string, part: Part | string = 'x') => kindOf(zip([...ODT, [name, part]]))
const typed = (type: string) =>
  kindOf(
    zip([
      ['[Content_Types].xml', { content: type, isPacked: true }],
      ['word/document.xml', '<a/>'],
    ]),
  )

test('[FI2] PDF, images, Office and OpenDocument are known by their content', async () => {
  expect(await kindOf('%PDF-1.7\n')).toBe('pdf')
  expect(await kindOf('\x89PNG\r\n\x1a\n....')).toBe('png')
  expect(await kindOf('\xff\xd8\xff\xe0....')).toBe('jpg')
  expect(await kindOf('GIF89a....')).toBe('gif')
  expect(await kindOf('RIFF....WEBPVP8 ')).toBe('webp')
  for (const [part, ending] of [
    ['word/document.xml', 'docx'],
    ['xl/workbook.xml', 'xlsx'],
    ['ppt/presentation.xml', 'pptx'],
  ] as const)
    expect(await kindOf(zip([TYPES, [part, '<a/>']]))).toBe(ending)
  expect(await kindOf(zip(ODT))).toBe('odt')
})

test('[FI2] programs, pages, other archives and packages with programs in them are not', async () => {
  for (const content of [
    'MZ\x90\0',
    '#!/bin/sh\n',
    '<html><script>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0',
  ])
    expect(await kindOf(content)).toBeNull()
  expect(await kindOf(zip([['readme.txt', 'x']]))).toBeNull()
  expect(await withPart('word/vbaProject.bin')).toBeNull()
  expect(await openWith('Basic/Standard/Module1.xml')).toBeNull()
})

test('[FI2] a name is of one kind, whatever its letters are', async () => {
  for (const { endings, media } of FILE_KINDS)
    for (const ending of endings) expect(kindOfName(`Acta 3.${ending.toUpperCase()}`)?.media).toBe(media)
  for (const name of ['acta', 'acta.exe', 'acta.pdf.exe', 'acta.svg', 'acta.html', 'acta.docm']) expect(kindOfName(name)).toBeNull()
})

test('[FI2] no program hides behind other letters, folders or endings', async () => {
  for (const name of [
    'word/VBAPROJECT.BIN',
    'word/media/Run.EXE',
    'word/a.Js',
    'word/run.vbs',
    'word/run.ps1',
    'word/page.html',
    'word/afchunk.mht',
    'word/activeX/activeX1.bin',
    'xl/macrosheets/sheet1.xml',
    'word/webextensions/webextension1.xml',
    'inside/scripts/run.xml',
    'word/noending',
  ])
    expect([name, await withPart(name)]).toEqual([name, null])
  expect(await openWith('basic/Standard/Module1.xml')).toBeNull()
  expect(await openWith('Scripts/python/run.py')).toBeNull()
  // What is no program passes.
  for (const name of ['word/media/image1.png', 'word/settings.bin', 'customXml/item1.xml', 'word/fonts/font1.odttf', 'word/media/'])
    expect([name, await withPart(name, name.endsWith('/') ? '' : 'x')]).toEqual([name, 'docx'])
  for (const name of ['layout-cache', 'ObjectReplacements/Object 1', 'Pictures/100000', 'manifest.rdf', 'Configurations2/toolbar/'])
    expect([name, await openWith(name, name.endsWith('/') ? '' : '<a/>')]).toEqual([name, 'odt'])
})

test('[FI2] macros, objects of other programs, controls and add-ins are known by what the package says of them, whatever their names are', async () => {
  const override = (type: string) => `<Types><Override PartName="/word/media/image1.png" ContentType="${type}"/></Types>`
  for (const type of [
    'application/vnd.ms-office.vbaProject',
    'application/vnd.ms-office.VBA&#80;roject',
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.openxmlformats-officedocument.oleObject',
    'application/vnd.ms-office.activeX+xml',
    'application/vnd.ms-office.webextension+xml',
    'text/html',
    'message/rfc822',
  ])
    expect([type, await typed(override(type))]).toEqual([type, null])
  expect(await typed(Buffer.from(override('application/vnd.ms-office.vbaProject'), 'utf16le').toString('latin1'))).toBeNull()
  expect(await typed(override('image/png'))).toBe('docx')
  // A default for parts that there are none of, as SheetJS writes one, is no program.
  const byDefault = '<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
  expect(await typed(byDefault)).toBe('docx')
  expect(
    await kindOf(
      zip([
        ['[Content_Types].xml', byDefault],
        ['word/document.xml', '<a/>'],
        ['word/a.bin', 'x'],
      ]),
    ),
  ).toBeNull()
  const related = (type: string, target = 'media/image1.png') =>
    withPart('word/_rels/document.xml.rels', {
      content: `<Relationships><Relationship Type="http://schemas/relationships/${type}" Target="${target}"/></Relationships>`,
      isPacked: true,
    })
  for (const type of ['oleObject', 'vbaProject', 'control', 'aFChunk']) expect([type, await related(type)]).toEqual([type, null])
  for (const type of ['image', 'package', 'hyperlink', 'attachedTemplate']) expect([type, await related(type)]).toEqual([type, 'docx'])
  expect(await related('hyperlink', 'https://example.org/macroeconomics/script.html')).toBe('docx')
})

test('[FI2] each part is looked at: programs, archives and compound files (OLE) under the name of a picture or of settings', async () => {
  const heads = [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'MZ\x90\0',
    '\x7fELF',
    '#!/bin/sh\n',
    'PK\x03\x04',
    'Rar!',
    '<html><script>',
    '{\\rtf1',
  ]
  for (const head of heads)
    for (const isPacked of [false, true]) {
      const content = head.padEnd(5_000, 'x')
      expect([head, await withPart('word/media/image1.png', { content, isPacked })]).toEqual([head, null])
      expect([head, await withPart('word/embeddings/oleObject1.bin', { content, isPacked })]).toEqual([head, null])
      expect([head, await openWith('Object 1', { content, isPacked })]).toEqual([head, null])
    }
  // Empty blocks before the first byte do not hide it.
  const hidden = Buffer.concat([
    ...Array.from({ length: 200 }, () => Buffer.from([0, 0, 0, 0xff, 0xff])),
    deflateRawSync(Buffer.from('MZ\x90\0'.padEnd(50, 'x'))),
  ])
  expect(await withPart('word/media/image1.png', { raw: hidden, declared: 50 })).toBeNull()
  const svg = (content: string) => withPart('word/media/image1.svg', { content, isPacked: true })
  expect(await svg('<svg><path d="M0 0"/><text font-family="Segoe Script">x</text></svg>')).toBe('docx')
  for (const content of [
    '<svg><script>x</script></svg>',
    '<svg onload="x()"/>',
    '<svg><a href="javascript:x()"/></svg>',
    '<!DOCTYPE s [<!ENTITY x "y">]><svg/>',
  ])
    expect([content, await svg(content)]).toEqual([content, null])
  const drawn = (content: string) =>
    kindOf(
      zip([
        ['mimetype', ODT[0][1]],
        ['content.xml', { content, isPacked: true }],
      ]),
    )
  expect(
    await drawn(
      '<office:document xmlns:script="urn:script"><office:scripts/><office:event-listeners/><text:p>script</text:p></office:document>',
    ),
  ).toBe('odt')
  for (const content of [
    '<script:event-listener xlink:href="x"/>',
    '<text:script script:language="JavaScript">x</text:script>',
    '<a x="vnd.sun.star.script:x"/>',
  ])
    expect([content, await drawn(content)]).toEqual([content, null])
})

test('[FI2] a package inside a package is looked into, as deep as three', async () => {
  const book = (part: readonly [string, Part | string]) => zip([TYPES, ['xl/workbook.xml', '<a/>'], part])
  const embedded = (content: Uint8Array, name = 'word/embeddings/Microsoft_Excel_Sheet1.xlsx') =>
    withPart(name, { content, isPacked: true })
  expect(await embedded(book(['xl/sheet1.xml', '<a/>']))).toBe('docx')
  expect(await embedded(book(['xl/vbaProject.bin', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']))).toBeNull()
  expect(await embedded(book(['xl/run.exe', 'x']))).toBeNull()
  expect(await embedded(zip(DOCX))).toBeNull()
  let deep = book(['xl/sheet1.xml', '<a/>'])
  for (let depth = 0; depth < 3; depth++) deep = book(['xl/embeddings/inside.xlsx', { content: deep }])
  expect(await embedded(deep)).toBeNull()
})

test('[FI2] nothing is taken that cannot be looked into, that is called differently in two places, or that leads out of its folder', async () => {
  expect(await withPart('word/media/a.png', { content: 'x', isLocked: true })).toBeNull()
  expect(await withPart('word/media/a.png', { content: 'x', local: 'word/media/a.exe' })).toBeNull()
  expect(await withPart('word/Document.xml', '<a/>')).toBeNull()
  for (const name of [
    '../a.png',
    'word/../../a.png',
    '/a.png',
    'word//a.png',
    'C:/a.png',
    'word\\a.png',
    'word/%2e%2e/a.png',
    'word/a\0.png',
    './a.png',
  ])
    expect([name, await withPart(name)]).toEqual([name, null])
  const whole = zip(DOCX)
  expect(await kindOf(whole.subarray(0, -4))).toBeNull()
  expect(await openWith('META-INF/manifest.xml', '<manifest:encryption-data manifest:checksum="x"/>')).toBeNull()
  // A part that unpacks to more than it declares.
  expect(await openWith('styles.xml', { content: '<a/>'.repeat(1_000), isPacked: true, declared: 10 })).toBeNull()
})

test('[FI2] a package is refused in which programs that read it differently would find different parts', async () => {
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

test('[FI2] fields that start programs (DDE) are found in each part of a Word document, however they are split', async () => {
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
    `<w:t>${'x'.repeat(65_000)}</w:t>`.repeat(3) + field(run('DDE x'.padEnd(200_000))),
  ]) {
    expect([body.slice(0, 300), await ofPart(body)]).toEqual([body.slice(0, 300), null])
    expect(await ofPart(body, 'customXml/item1.xml')).toBeNull()
  }
  const split = field(run('DDEAUTO x'))
  for (let padded = 65_300; padded < 65_540; padded += 7)
    expect([padded, await ofPart(`${' '.repeat(padded)}${split}`)]).toEqual([padded, null])
  expect(await ofPart(Buffer.from(`<w:ftr>${split}</w:ftr>`, 'utf16le').toString('latin1'))).toBeNull()
  for (const body of [
    field(run(' HYPERLINK "https://example.org/dde" ')),
    field(run(' PAGE '), '<w:r><w:t>DDE</w:t></w:r>'),
    field(run('TOC \\o "1-3"'), field(run('PAGEREF DDE'))),
    '<w:p><w:r><w:t>DDE and DDEAUTO are refused</w:t></w:r></w:p>',
    '<w:fldSimple w:instr=" DATE "><w:r><w:t>DDE</w:t></w:r></w:fldSimple>',
    `<w:t>${'x'.repeat(3_000_000)}</w:t>`,
  ])
    expect([body.slice(0, 300), await ofPart(body)]).toEqual([body.slice(0, 300), 'docx'])
})

test('[FI2] links of workbooks to programs, and parts of OpenDocument that other programs send, are refused', async () => {
  const link = (inside: string) => withPart('xl/externalLinks/externalLink1.xml', { content: `<x:externalLink>${inside}</x:externalLink>` })
  expect(await link('<x:ddeLink ddeService="cmd" ddeTopic="/c calc"/>')).toBeNull()
  expect(await link('<oleLink r:id="rId1" progId="x"/>')).toBeNull()
  expect(await link('<externalBook r:id="rId1"/>')).toBe('docx')
  expect(await link('<!DOCTYPE a [<!ENTITY b "c">]><a/>')).toBeNull()
  expect(await openWith('styles.xml', '<text:section><office:dde-source office:dde-application="x"/></text:section>')).toBeNull()
  expect(await openWith('styles.xml', '<text:dde-connection-decls/>')).toBe('odt')
})

test('[FI2] templates and parts on another computer are refused, whose document would fetch them by itself; links and own folders pass', async () => {
  const related = (type: string, target: string, mode = 'External') =>
    withPart('word/_rels/settings.xml.rels', {
      content: `<Relationships><Relationship Id="rId1" Target="${target}" TargetMode="${mode}" Type="http://schemas/relationships/${type}"/></Relationships>`,
      isPacked: true,
    })
  for (const type of ['attachedTemplate', 'frame', 'subDocument', 'package', 'mailMergeSource'])
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
  for (const target of ['file:///C:\\Users\\a\\Acta.dotx', 'file:///Users/a/Acta.dotx', 'C:\\Acta.dotx', 'Acta.dotx'])
    expect([target, await related('attachedTemplate', target)]).toEqual([target, 'docx'])
  expect(await related('hyperlink', 'https://example.org/a')).toBe('docx')
  for (const target of ['file:///C:/a.xlsx', 'https://example.org/a']) expect(await related('oleObject', target)).toBeNull()
})

test('[FI2] a click in a presentation may follow a link or turn a page, and runs no program, macro or object', async () => {
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
  ])
    expect([attributes, await shown(attributes)]).toEqual([attributes, null])
  expect(await shown('presentation:action="next-page"', 'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:script:1.0"')).toBeNull()
  expect(await openWith('styles.xml', '<x:event-listener xlink:href="#page2"/>')).toBeNull()
})

test('[FI2] workbooks of Excel and of LibreOffice pass', async () => {
  for (const name of ['plan-libreoffice.xlsx', 'plan-excel-1904.xlsx'])
    expect(await kindOf(readFileSync(`test/client/importing/${name}`))).toBe('xlsx')
})

test('[FI2] a package is no PDF and no picture, whatever its first part says', async () => {
  for (const media of ['application/pdf', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
    expect(
      await kindOf(
        zip([
          ['mimetype', media],
          ['content.xml', '<a/>'],
        ]),
      ),
    ).toBeNull()
})
