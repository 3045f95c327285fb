// The content of a report: progress, what was done, obstacles, next steps; in the reader's language, or else in the other one.
import { For, Show } from 'solid-js'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { pick } from '../../shared/bilingual.ts'
import { REPORT_PARTS, type ReportPart } from '../../shared/reports/reports.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { ProgressMark } from '../ui/Marks.tsx'

export function ReportWords(props: { report: ReportInfo; both?: boolean | undefined }) {
  const text = useText()
  const language = useLanguage()
  return (
    <dl class="report__words">
      <div>
        <dt>{text().reports.progress}</dt>
        <dd>
          <ProgressMark progress={props.report.progress} label={CHOICE_LABELS.progress[props.report.progress][language()]} />
        </dd>
      </div>
      <For each={REPORT_PARTS}>{(part) => <PartWords report={props.report} part={part} both={props.both} />}</For>
    </dl>
  )
}

function PartWords(props: { report: ReportInfo; part: ReportPart; both?: boolean | undefined }) {
  const text = useText()
  const language = useLanguage()
  const shown = () => pick(props.report[props.part], language())
  const other = () => {
    const side = shown().language === 'es' ? 'en' : 'es'
    const words = props.report[props.part][side].trim()
    return words === '' ? null : { side, words }
  }
  return (
    <Show when={shown().text.trim()}>
      {(words) => (
        <div data-part={props.part}>
          <dt>{text().reports[props.part]}</dt>
          <dd lang={shown().language}>{words()}</dd>
          <Show when={props.both && other()}>
            {(second) => (
              <dd class="soft" lang={second().side}>
                {second().words}
              </dd>
            )}
          </Show>
        </div>
      )}
    </Show>
  )
}
