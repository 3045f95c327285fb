// Columns with the last report on each item: by whom, when, progress, and text in both languages. Pure.
import type { ReportInfo } from '../../shared/api/reports.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { PlanFile } from './planFile.ts'
import { reportCells, reportHead } from './planSheets.ts'
import type { SheetCell } from './sheet.ts'

/** As many rows as the plan: the header, then its items. */
export const lastReportRows = (file: PlanFile): readonly (readonly SheetCell[])[] => {
  const head = reportHead(file)
  const last = new Map<ItemId, ReportInfo>((file.reports ?? []).map((report) => [report.item, report]))
  const { lastReport } = file.text.reports
  return [
    head.map((name) => `${lastReport}: ${name}`),
    ...file.items.map((item) => {
      const report = last.get(item.id)
      return report ? reportCells(report, file) : head.map(() => '')
    }),
  ]
}
