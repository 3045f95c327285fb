// What a file is, by its content and not by its name.
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { kindOfContent } from '../../../server/files/content.ts'
import { FILE_KINDS, kindOfName } from '../../../shared/files/kinds.ts'

/** A zip file of parts that are not packed. */
const zip = (parts: Readonly<Record<string, string>>): Uint8Array => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name + content, 'latin1')])
    const entry = Buffer.alloc(12)
    entry.writeUInt32LE(at, 8)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
        fields,
        entry.subarray(0, 12),
        Buffer.alloc(2).subarray(0, 2),
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
const kindOf = (content: Uint8Array | string) => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  return kindOfContent({ head: bytes, tail: bytes })?.endings[0] ?? null
}

test('[FI2] PDF, images, Office and OpenDocument are known by their content', () => {
  expect(kindOf('%PDF-1.7\n')).toBe('pdf')
  expect(kindOf('\x89PNG\r\n\x1a\n....')).toBe('png')
  expect(kindOf('\xff\xd8\xff\xe0....')).toBe('jpg')
  expect(kindOf('GIF89a....')).toBe('gif')
  expect(kindOf('RIFF....WEBPVP8 ')).toBe('webp')
  for (const [part, ending] of [
    ['word/document.xml', 'docx'],
    ['xl/workbook.xml', 'xlsx'],
    ['ppt/presentation.xml', 'pptx'],
  ] as const)
    expect(kindOf(zip({ '[Content_Types].xml': '<a/>', [part]: '<a/>' }))).toBe(ending)
  expect(kindOf(zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }))).toBe('odt')
})

test('[FI2] programs, pages, other archives and packages with programs in them are not', () => {
  for (const content of [
    'MZ\x90\0',
    '#!/bin/sh\n',
    '<html><script>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0',
  ])
    expect(kindOf(content)).toBeNull()
  expect(kindOf(zip({ 'readme.txt': 'x' }))).toBeNull()
  expect(kindOf(zip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>', 'word/vbaProject.bin': 'x' }))).toBeNull()
  expect(kindOf(zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'Basic/Standard/Module1.xml': 'x' }))).toBeNull()
})

test('[FI2] a name is of one kind, whatever its letters are', () => {
  for (const { endings, media } of FILE_KINDS)
    for (const ending of endings) expect(kindOfName(`Acta 3.${ending.toUpperCase()}`)?.media).toBe(media)
  for (const name of ['acta', 'acta.exe', 'acta.pdf.exe', 'acta.svg', 'acta.html', 'acta.docm']) expect(kindOfName(name)).toBeNull()
})

test('[FI2] no program hides behind other letters, nor before a directory that is longer than what is looked at', () => {
  const document = { '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }
  for (const name of ['word/VBAPROJECT.BIN', 'word/media/Run.EXE', 'word/a.Js', 'word/activeX/activeX1.bin', 'xl/macrosheets/sheet1.xml'])
    expect(kindOf(zip({ ...document, [name]: 'x' }))).toBeNull()
  const open = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }
  expect(kindOf(zip({ ...open, 'basic/Standard/Module1.xml': 'x' }))).toBeNull()
  const filling = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`filling/${n}`, '']))
  const whole = zip({ mimetype: open.mimetype, 'Basic/Standard/Module1.xml': 'x', 'content.xml': '<a/>', ...filling })
  expect(kindOfContent({ head: whole, tail: whole.subarray(-2_000) })).toBeNull()
  const plain = zip({ ...open, ...filling })
  expect(kindOfContent({ head: plain, tail: plain.subarray(-2_000) })).toBeNull()
  expect(kindOf(plain)).toBe('odt')
})

test('[FI2] a package is no PDF and no picture, whatever its first part says', () => {
  for (const media of ['application/pdf', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
    expect(kindOf(zip({ mimetype: media, 'content.xml': '<a/>' }))).toBeNull()
})
