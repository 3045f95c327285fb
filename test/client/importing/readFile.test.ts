// Files of others: what spreadsheets make, and what is none.
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { MOST_BYTES } from '../../../client/exchange/bounds.ts'
import { readXlsx } from '../../../client/exchange/xlsx.ts'
import { asListed, isBomb } from '../../../client/exchange/zip.ts'
import { type ImportFileProblem, readFile } from '../../../client/importing/readFile.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { ITEMS, KNOWN } from '../exchange/files.ts'

vi.mock('../../../client/exchange/startExchange.ts', () => ({
  fromXlsx: async (bytes: Uint8Array) => {
    try {
      return { type: 'read', sheets: readXlsx(bytes) }
    } catch (error) {
      return { type: 'failed', why: error instanceof Error && error.message === 'too-much' ? 'too-much' : 'unreadable' }
    }
  },
}))
const names = facetNames({ ...KNOWN, language: 'es', items: ITEMS })
const kept = (name: string) => new Uint8Array(readFileSync(`test/client/importing/${name}`))
const read = async (bytes: Uint8Array<ArrayBuffer>) => {
  const found = await readFile(bytes, names)
  return found.ok ? found.file : found.why
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('[X15] a plan of LibreOffice: merged cells are those of each of their lines, a formula is its value', async () => {
  const file = await read(kept('plan-libreoffice.xlsx'))
  expect(file).toMatchObject({ text: null, sheets: [{ merged: 2 }] })
  expect(typeof file === 'object' && file.sheets[0]?.rows.slice(2)).toEqual([
    ['Línea', 'Nº', 'Acción', 'Action', 'Estado', 'Responsable', 'Plazo'],
    ['Extinción de dominio', '', 'Señales de alerta, análisis', 'Red flags, analysis', 'En curso', 'Colombia', '15/11/2019'],
    ['Extinción de dominio', '', 'Guía de Ñuñoa', 'Guide of Ñuñoa', 'Acordada', 'México', '2020-03-31'],
    ['Señales', '', '2', '', 'Propuesta', 'CO', '31/12/2019'],
  ])
})

test('[X15] a plan as Excel for Mac makes it: dates since 1904 whatever their format, hidden rows and sheets are said', async () => {
  const file = await read(kept('plan-excel-1904.xlsx'))
  const [plan, contacts] = typeof file === 'object' ? file.sheets : []
  expect([plan?.hidden.rows, plan?.isHidden, contacts?.isHidden]).toEqual([1, false, true])
  expect(plan?.rows[2]).toEqual([
    'Extinción de dominio',
    '',
    'Señalización de activos',
    'En curso',
    'México',
    '2019-11-15',
    '15/11/2019',
    '3',
  ])
  expect(plan?.rows[3]?.[5]).toBe('2019-11-15')
  expect(plan?.rows[4]?.[0]).toBe('Extinción de dominio')
})

test('[X5] a plan of Excel as CSV in Windows’ letters', async () => {
  const file = await read(kept('plan-excel-1252.csv'))
  expect(file).toMatchObject({ text: { encoding: 'windows-1252', separator: ';' } })
  expect(typeof file === 'object' && file.sheets[0]?.rows[2]).toEqual([
    '',
    'Año nuevo; «Ñandú»',
    'Primera línea\nSegunda',
    'nov-19',
    'Acordada',
  ])
})

test('[X3] a file that is no table is refused with a reason', async () => {
  const zip = kept('plan-excel-1904.xlsx')
  const bomb = zip.slice()
  const data = new DataView(bomb.buffer)
  for (let at = 0; at < bomb.length - 4; at++) if (data.getUint32(at, true) === 0x02014b50) data.setUint32(at + 24, 3_000_000_000, true)
  const cases: readonly (readonly [Uint8Array<ArrayBuffer>, ImportFileProblem])[] = [
    [new Uint8Array(), 'empty'],
    [new Uint8Array(MOST_BYTES + 1), 'tooBig'],
    [bomb, 'tooMuch'],
    [zip.slice(0, 900), 'unreadable'],
    [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'oldExcel'],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'unreadable'],
    [bytes('%PDF-1.7\n%âãÏÓ'), 'unreadable'],
    [bytes('{"a":1}'), 'noJson'],
  ]
  for (const [file, why] of cases) expect(await read(file)).toBe(why)
})

/** Each entry of a zip file: where it begins, and where the list tells of it. */
const entriesOf = (file: Uint8Array<ArrayBuffer>) => {
  const data = new DataView(file.buffer)
  const found: { local: number; central: number }[] = []
  for (let at = 0; at < file.length - 46; at++)
    if (data.getUint32(at, true) === 0x02014b50) found.push({ local: data.getUint32(at + 42, true), central: at })
  return { data, entries: found }
}

test('[X3] a file that was written in a stream is read, and unpacks to no more than its list declares', () => {
  const whole = kept('plan-excel-1904.xlsx')
  const streamed = whole.slice()
  const { data, entries } = entriesOf(streamed)
  for (const { local } of entries) {
    data.setUint16(local + 6, data.getUint16(local + 6, true) | 8, true)
    data.setUint32(local + 18, 0, true)
    data.setUint32(local + 22, 0, true)
  }
  expect(isBomb(streamed)).toBe(false)
  const listed = entriesOf(asListed(streamed))
  for (const { local, central } of listed.entries)
    expect(listed.data.getUint32(local + 22, true)).toBe(listed.data.getUint32(central + 24, true))
  expect(readXlsx(streamed)).toEqual(readXlsx(whole))
})

test('[X3] a file is refused whose entries declare something else than its list, lie in each other, or are counted twice', () => {
  const changed = (change: (data: DataView, entries: readonly { local: number; central: number }[]) => void) => {
    const file = kept('plan-excel-1904.xlsx')
    const { data, entries } = entriesOf(file)
    change(data, entries)
    return isBomb(file)
  }
  const end = (data: DataView) => data.byteLength - 22
  expect(changed(() => {})).toBe(false)
  expect(changed((data, [first]) => data.setUint32((first?.local ?? 0) + 22, 400_000_000, true))).toBe(true)
  expect(changed((data, [first, second]) => data.setUint32((first?.central ?? 0) + 42, second?.local ?? 0, true))).toBe(true)
  expect(changed((data, [first]) => data.setUint32((first?.central ?? 0) + 20, 100_000_000, true))).toBe(true)
  expect(changed((data) => data.setUint16(end(data) + 8, 60_000, true))).toBe(true)
  // An end that begins in the last bytes: other programs would read that one.
  const two = new Uint8Array([...kept('plan-excel-1904.xlsx'), ...[0x50, 0x4b, 5, 6], ...new Uint8Array(16)])
  expect(isBomb(two)).toBe(true)
})
