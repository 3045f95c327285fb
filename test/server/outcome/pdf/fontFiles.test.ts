// Fonts of the PDFs as unpacked from their WOFF files.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fontFile, unpackWoff } from '../../../../server/outcome/pdf/fontFiles.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.resolve('@fontsource/source-sans-3/package.json'))), 'files')
const LATIN = join(FOLDER, 'source-sans-3-latin-400-normal.woff')

test('an unpacked font has each table of its WOFF file, byte for byte, aligned and with its checksum', () => {
  const woff = readFileSync(LATIN)
  const font = unpackWoff(woff)
  const count = woff.readUInt16BE(12)
  expect([font.readUInt32BE(0), font.readUInt16BE(4)]).toEqual([woff.readUInt32BE(4), count])
  for (let at = 0; at < count; at++) {
    const [from, to] = [44 + at * 20, 12 + at * 16]
    const [offset, packed, length] = [woff.readUInt32BE(from + 4), woff.readUInt32BE(from + 8), woff.readUInt32BE(from + 12)]
    const stored = woff.subarray(offset, offset + packed)
    const place = font.readUInt32BE(to + 8)
    expect(place % 4).toBe(0)
    expect(font.toString('latin1', to, to + 4)).toBe(woff.toString('latin1', from, from + 4))
    expect([font.readUInt32BE(to + 4), font.readUInt32BE(to + 12)]).toEqual([woff.readUInt32BE(from + 16), length])
    expect(font.subarray(place, place + length).equals(packed < length ? inflateSync(stored) : stored)).toBe(true)
  }
})

test('a font file is unpacked once for all documents, and a subset that its family lacks is no error', () => {
  expect(fontFile(LATIN)).toBe(fontFile(LATIN))
  expect(fontFile(join(FOLDER, 'source-sans-3-klingon-400-normal.woff'))).toBeNull()
})
