// The plan in files: what is shown, in both languages, with the entry that proves it; nobody's words are a formula or a mark.
import xlsx from '@e965/xlsx/dist/xlsx.mini.min.js'
import { describe, expect, test } from 'vitest'
import { planCsv } from '../../../client/exchange/planCsv.ts'
import { planJson } from '../../../client/exchange/planJson.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { planSheets } from '../../../client/exchange/planSheets.ts'
import { sheetCellText } from '../../../client/exchange/sheet.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { isBomb } from '../../../client/exchange/zip.ts'
import { instant } from '../../../shared/ids.ts'
import { anItem, delegationId } from '../roadmap/builders.ts'
import { ITEMS, planFile } from './files.ts'

describe('[X1] the plan as a file', () => {
  test('[IN-03] as CSV keeps both languages apart, proves itself below, and holds no formula', () => {
    const lines = planCsv(planFile()).split('\r\n')
    expect(lines[0]).toContain('\uFEFFNúmero,Tipo,Título ES,Título EN,Descripción ES')
    expect(lines.at(1)).toContain('WG-001,Práctica,Nota,Note,')
    expect(planCsv(planFile())).toContain(`'=cmd|calc,'@SUM(A1)`)
    expect(planCsv(planFile())).toContain('Huella: ab12')
  })

  test('[P7] as CSV has the last report on each item: when, by whom, how far, and its words in both languages', () => {
    const file = planFile()
    const [first] = file.reports ?? []
    const later = first ? [{ ...first, at: instant(Date.UTC(2019, 10, 12)), progress: 'completed' as const }] : []
    const [head = '', full = '', other = ''] = planCsv({ ...file, reports: [...(file.reports ?? []), ...later] }).split('\r\n')
    expect(head).toMatch(
      /Último informe: Avance,Último informe: Qué se hizo ES,Último informe: Qué se hizo EN,.*Último informe: Qué sigue EN$/,
    )
    expect(full.endsWith(`,2019-11-12,CO,FGN,Ana,Completo,'=hecho,,,none,,`)).toBe(true)
    expect(other.endsWith(','.repeat(11))).toBe(true)
    expect(planCsv({ ...file, reports: null })).not.toContain('Último informe')
  })

  test('as XLSX has a sheet each for plan, dependencies, checklist, reports and proof; days are days, texts are texts', () => {
    const bytes = writeXlsx(planSheets(planFile()))
    const book = xlsx.read(bytes, { type: 'array', dense: true, cellNF: true, cellFormula: true })
    expect(book.SheetNames).toEqual(['Plan', 'Dependencias', 'Lista de control', 'Informes', 'Comprobación'])
    const cells = Object.values(book.Sheets).flatMap((sheet) => (sheet['!data'] ?? []).flat())
    expect(cells.some((cell) => cell?.f !== undefined)).toBe(false)
    const title = cells.find((cell) => cell?.v === '=cmd|calc')
    expect(title?.t).toBe('s')
    expect(cells.find((cell) => cell?.t === 'n' && cell.w === '2019-11-15')?.z).toBe('yyyy-mm-dd')
    const read = readXlsx(bytes)
    const [, dependencies, checklist, reports, proof] = read.map(({ rows }) => rows)
    expect(dependencies?.at(-1)).toEqual(['WG-003', 'Señal «ñ», ¿sí?', 'WG-001', 'Nota', 'FS', '-2'])
    expect(checklist?.find(([code]) => code === 'WG-003')?.slice(0, 6)).toEqual(['WG-003', 'Señal «ñ», ¿sí?', '=1', 'one | two', 'x', 'CO'])
    expect(reports?.[1]?.slice(0, 8)).toEqual(['2019-10-07', 'WG-001', 'Nota', 'CO', 'FGN', 'Ana', 'Sustancial', '=hecho'])
    expect(proof).toContainEqual(['Huella', 'ab12'])
    expect(proof).toContainEqual(['Dirección', 'https://ruta.example.org/g/tco/road-map'])
  })

  test('[P28] holds comments on request alone, with mentions by name; those of one delegation are marked, and so is the file', () => {
    const [first] = planFile().items
    const said = (id: string, delegation: string | null, words: string) => ({
      id,
      number: 4,
      subject: `item:${first?.id}`,
      visibility: delegation ? 'delegation' : 'all',
      delegation,
      createdAt: 1,
      resolved: null,
      comments: [
        { account: 'ana', at: Date.UTC(2019, 9, 7), language: 'es', words, other: { words: '=en' }, removed: null },
        { account: 'ana', at: Date.UTC(2019, 9, 8), language: 'es', words: '', other: null, removed: { by: 'author' } },
      ],
    })
    const withThreads = (...threads: readonly unknown[]) =>
      ({ ...planFile(), comments: { threads, people: [{ account: 'ana', name: 'Ana' }] } }) as unknown as ReturnType<typeof planFile>
    const open = withThreads(said('t1', null, 'Falta el anexo, @{d:mx}'))
    const sheets = readXlsx(writeXlsx(planSheets(open)))
    const rows = sheets.find(({ name }) => name === 'Comentarios')?.rows
    expect(rows?.[1]).toEqual(['WG-001', 'Nota', '4', '2019-10-07', 'Ana', '', '', 'Falta el anexo, @MX', '=en'])
    expect(rows).toHaveLength(2)
    expect(planMarkdown(open)).toContain('- 4, Ana, 2019-10-07: Falta el anexo, @MX / =en')
    expect(JSON.parse(planJson(open)).comments).toMatchObject([{ thread: 4, visibility: 'all', words: { es: 'Falta el anexo, @MX' } }])
    const own = withThreads(said('t1', 'co', 'quetzal7731'))
    expect(planMarkdown(own)).toContain('Solo CO: quetzal7731')
    expect(planMarkdown(own)).toContain('que solo lee una delegación')
    for (const made of [planMarkdown(planFile()), planJson(planFile()), planCsv(planFile())])
      expect(made).not.toMatch(/quetzal|Comentarios|"comments"/)
    expect(planSheets(planFile()).map(({ name }) => name)).not.toContain('Comentarios')
  })

  test('as XLSX is read back cell by cell as it was written', () => {
    const sheets = planSheets(planFile())
    for (const [at, { rows }] of readXlsx(writeXlsx(sheets)).entries()) {
      const wanted = (sheets[at]?.rows ?? []).map((row) => row.map(sheetCellText))
      const wide = Math.max(...wanted.map((row) => row.length))
      const padded = (row: readonly string[]) => Array.from({ length: wide }, (_, column) => row[column] ?? '')
      expect(rows.map((row) => padded(row.map(String)))).toEqual(wanted.map(padded))
    }
  })

  test('as JSON names everything by id, days in ISO, both languages, with seq and hash', () => {
    const made: unknown = JSON.parse(planJson(planFile()))
    expect(made).toMatchObject({ format: 'ruta-plan-1', document: 'roadmap:tco', seq: 318, hash: 'ab12' })
    expect(made).toMatchObject({ items: [{ id: 'full', code: 'WG-001', due: '2019-11-15', title: { es: 'Nota', en: 'Note' } }, {}, {}] })
  })

  test('as Markdown takes nobody’s words for a mark', () => {
    const made = planMarkdown(planFile())
    expect(made).toContain('## Extinción de dominio')
    expect(made).toContain('### WG-001 Nota / Note')
    expect(made).toContain('\\- uno')
    expect(made).toContain('\\# dos')
    expect(made).toContain('=cmd\\|calc')
    expect(made).toContain('- [x] \\=1 / one \\| two')
  })

  test('[E11] as Markdown says who leads an item and with whom, and that a joint one is joint', () => {
    const delegations = [delegationId('co'), delegationId('mx')]
    const leadIn = (item: Parameters<typeof anItem>[1]) =>
      planMarkdown(planFile([anItem('one', item)]))
        .split('\n')
        .filter((line) => /CO|MX/.test(line))
    expect(leadIn({ coDelegations: delegations })).toEqual(['- Dirige: Conjunta (CO y MX)'])
    expect(leadIn({ lead: delegationId('co'), coDelegations: [delegationId('mx')] })).toEqual(['- Dirige: CO, con MX'])
  })

  test('counts items left out by filters, and says when it was made without a server', () => {
    const file = { ...planFile(ITEMS.slice(0, 1)), all: 3 }
    expect(planCsv(file)).toContain('1 de 3, según los filtros')
    expect(planCsv({ ...file, proof: { ...file.proof, seq: null, hash: null } })).toContain('no se pudo comparar con el servidor')
  })
})

describe('[X3] a spreadsheet that would be too much', () => {
  test('is refused by what it declares, before anything is unpacked', () => {
    const bytes = writeXlsx(planSheets(planFile()))
    expect(isBomb(bytes)).toBe(false)
    const bomb = bytes.slice()
    const data = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at++) if (data.getUint32(at, true) === 0x02014b50) data.setUint32(at + 24, 2_000_000_000, true)
    expect(() => readXlsx(bomb)).toThrow('too-much')
    expect(() => readXlsx(bytes.slice(0, 400))).toThrow()
    expect(() => readXlsx(new TextEncoder().encode('a,b\n1,2'))).toThrow('not-a-spreadsheet')
  })
})

test('an XLSX has the head of each table bold and frozen, and is printed as wide as the page with its head on each', () => {
  const bytes = writeXlsx(planSheets(planFile()))
  const file = xlsx.CFB.read(bytes, { type: 'array' })
  const partOf = (path: string) => new TextDecoder().decode(new Uint8Array(xlsx.CFB.find(file, path).content))
  const plan = partOf('/xl/worksheets/sheet1.xml')
  expect(plan).toContain('state="frozen"')
  expect(plan).toContain('<pageSetUpPr fitToPage="1"/>')
  const style = Number(/<c r="A1" s="(\d+)"/.exec(plan)?.[1])
  const styles = partOf('/xl/styles.xml')
  const font = /<cellXfs[^>]*>(.*)<\/cellXfs>/s
    .exec(styles)?.[1]
    ?.match(/<xf[^>]*\/>/g)
    ?.[style]?.match(/fontId="(\d+)"/)?.[1]
  expect(styles.match(/<font>.*?<\/font>/gs)?.[Number(font)]).toContain('<b/>')
  expect(plan.match(/<c r="[A-Z]+2" s="(\d+)"/)?.[1]).not.toBe(String(style))
  expect(partOf('/xl/workbook.xml')).toMatch(/_xlnm.Print_Titles" localSheetId="0">[^<]+\$1:\$1/)
  expect(partOf('/xl/workbook.xml')).toContain('_xlnm.Print_Area')
})
