// The plan as CSV, with the log entry that proves it below. Pure.
import { type CsvSeparator, writeCsv } from '../../shared/spreadsheet.ts'
import { lastReportRows } from './lastReports.ts'
import { planRows } from './planColumns.ts'
import type { PlanFile } from './planFile.ts'
import { proofRows } from './planSheets.ts'
import { sheetCellText } from './sheet.ts'

export const planCsv = (file: PlanFile, separator: CsvSeparator = ','): string => {
  // In one cell each, so that programs do not read them as rows of the plan.
  const proof = proofRows(file).map((cells) => [cells.map(sheetCellText).join(': ')])
  const reports = file.reports ? lastReportRows(file) : []
  const rows = planRows(file.items, file.names).map((cells, at) => [...cells, ...(reports[at] ?? [])].map(sheetCellText))
  return writeCsv([...rows, [], ...proof], separator)
}
