// What a file is, by its content and not by its name.
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { FILE_KINDS, kindOfName } from '../../../shared/files/kinds.ts'
import { DOCX, kindOf, ODT, openWith, type Part, TYPES, withPart, zip } from './writtenPackages.ts'

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

test('[FI2] [FI11] programs, pages, other archives and packages with programs in them are not', async () => {
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

test('[FI11] no program hides behind other letters, folders or endings', async () => {
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
    expect([name, await withPart(name, name.endsWith('/') ? '' : '<a/>')]).toEqual([name, 'docx'])
  for (const name of ['layout-cache', 'ObjectReplacements/Object 1', 'Pictures/100000', 'manifest.rdf', 'Configurations2/toolbar/'])
    expect([name, await openWith(name, name.endsWith('/') ? '' : '<a/>')]).toEqual([name, 'odt'])
})

test('[FI11] macros, objects of other programs, controls and add-ins are known by what the package says of them, whatever their names are', async () => {
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
  for (const attributes of [
    'a=">" ContentType="application/vnd.ms-office.vbaProject"',
    `ContentType='application/vnd.ms-office.&#x0000000076;baProject'`,
    `a=" ContentType='image/png'" ContentType="application/vnd.ms-office.vbaProject"`,
    'x:ContentType="image/png" ContentType="application/hta "',
  ])
    expect([attributes, await typed(`<Types><!-- " --><x:Override PartName="/a" ${attributes}/></Types>`)]).toEqual([attributes, null])
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

test('[FI11] each part is looked at: programs, archives and compound files (OLE) under the name of a picture or of settings', async () => {
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
  expect(await svg('<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><svg><g title="now on = 1"/></svg>')).toBe('docx')
  for (const content of [
    '<svg><script>x</script></svg>',
    '<svg onload="x()"/>',
    '<svg><a href="javascript:x()"/></svg>',
    '<svg><a alt=">" href="javascript:x()"/></svg>',
    '<svg><a href="java&#0000000115;cript&#58;x()"/></svg>',
    '<svg><a href="java&#10;script:x()"/></svg>',
    `<svg a=">" ONLOAD='x()'/>`,
    '<s:svg><s:Script a=">"/></s:svg>',
    '<svg><![CDATA[<!--]]><script/><![CDATA[-->]]></svg>',
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

test('[FI11] a package inside a package is looked into, as deep as three', async () => {
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

test('[FI11] nothing is taken that cannot be looked into, that is called differently in two places, or that leads out of its folder', async () => {
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
