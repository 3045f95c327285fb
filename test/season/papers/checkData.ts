// Reads the files that the page makes, by their cells and lines, and compares them with the ledger.
import type { ProvedArchive } from '../archive.ts'
import { DATA } from './constants.ts'
import { planFile, registerFile } from './dataFiles.ts'
import { planCsvTable, planLines, planTable, proofFault, type Rows, registerProofFault, registerTable, reportTable } from './dataPapers.ts'
import type { PaperSeason } from './play.ts'
import { csvRows, markdownLines, xlsxRows } from './readers.ts'
import type { Language } from './wanted.ts'

/** Null, or the first row that differs. */
const differing = (given: Rows, wanted: Rows): string | null => {
  for (let at = 0; at < Math.max(given.length, wanted.length); at += 1) {
    const [a, b] = [given[at], wanted[at]].map((row) => JSON.stringify(row?.map((cell) => cell.trim()) ?? null))
    if (a !== b) return `row ${at}\n    file:   ${a}\n    ledger: ${b}`
  }
  return null
}
/** The rows above the empty line, and the lines below it. */
const halves = (rows: Rows): readonly [Rows, readonly string[]] => {
  const at = rows.findIndex((row) => row.every((cell) => cell === ''))
  return [rows.slice(0, at), rows.slice(at + 1).map((row) => row.join(','))]
}

export const checkData = async (
  season: PaperSeason,
  language: Language,
  { hashes }: ProvedArchive,
  note: (kind: string, fault: string | null) => void,
): Promise<void> => {
  const { chair } = season
  const on = { season, language }
  const [rows, proof] = halves(csvRows(String(await planFile(chair, 'csv', language, season.ledger.now()))))
  note('plan.csv', differing(rows, planCsvTable(on)) ?? proofFault(on, proof, hashes))
  const made = await planFile(chair, 'xlsx', language, season.ledger.now())
  const sheets = xlsxRows(typeof made === 'string' ? new Uint8Array() : made)
  const wanted = {
    plan: planTable(on),
    dependencies: [DATA.dependencies[language]],
    checklist: [DATA.checklist[language]],
    reports: reportTable(on),
  }
  for (const [name, table] of Object.entries(wanted))
    note('plan.xlsx', differing(sheets.get(DATA.sheets[name as keyof typeof wanted][language]) ?? [], table))
  const below = sheets.get(DATA.sheets.proof[language]) ?? []
  note(
    'plan.xlsx',
    proofFault(
      on,
      below.map((row) => row.join(': ')),
      hashes,
    ),
  )
  note('plan.xlsx', sheets.size === 5 ? null : `sheets ${[...sheets.keys()].join(', ')}`)
  const lines = markdownLines(String(await planFile(chair, 'md', language, season.ledger.now())))
  const end = lines.findIndex((line) => line.startsWith(`${DATA.proof.group[language]}: `))
  const said = (all: readonly string[]): Rows => all.map((line) => [line])
  note('plan data.md', differing(said(lines.slice(0, end)), said(planLines(on))) ?? proofFault(on, lines.slice(end), hashes))
  const [decisions, heads] = halves(csvRows(await registerFile(chair, language, season.ledger.now())))
  const fault = differing(decisions, registerTable(on, 'after')) && differing(decisions, registerTable(on, 'before'))
  note('register.csv', fault ?? registerProofFault(on, heads, hashes))
}
