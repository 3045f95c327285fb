// The last report on an item in a few lines: where it is talked about.
import { Show } from 'solid-js'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { type Bilingual, pick } from '../../shared/bilingual.ts'
import { REPORT_PARTS } from '../../shared/reports/reports.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { ProgressMark } from '../ui/Marks.tsx'
import { ReporterName } from './ReporterName.tsx'
import { agoWords } from './reporterWords.ts'
import '../styles/reports.css'

export function LastReport(props: { report: ReportInfo }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const said = () => firstWords(props.report)
  return (
    <p class="last-report">
      <span class="sub">{text().reports.lastReport}</span> <ReporterName of={props.report} />{' '}
      <ProgressMark progress={props.report.progress} label={CHOICE_LABELS.progress[props.report.progress][language()]} />{' '}
      <Show when={said()}>{(pair) => <q lang={pick(pair(), language()).language}>{pick(pair(), language()).text.trim()}</q>}</Show>{' '}
      <span class="sub">{agoWords(props.report, context, text())}</span>
    </p>
  )
}

/** What was done, or else the next part that says anything. */
const firstWords = (report: ReportInfo): Bilingual | null => {
  const part = REPORT_PARTS.find((one) => `${report[one].es}${report[one].en}`.trim() !== '')
  return part ? report[part] : null
}
