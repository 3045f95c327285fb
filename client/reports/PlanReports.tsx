// On paper, below the plan: the last report on each item that is shown.
import { createMemo, For, Show } from 'solid-js'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { pick } from '../../shared/bilingual.ts'
import { givenBy } from '../../shared/reports/givenBy.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { createReports } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { createPrinting } from '../ui/printing.ts'
import { ReporterName } from './ReporterName.tsx'
import { ReportWords } from './ReportWords.tsx'
import '../styles/reports.css'

export function PlanReports(props: { items: readonly Item[] }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const printing = createPrinting()
  const reports = createReports()
  const rows = createMemo(() => {
    if (!printing()) return []
    const last = new Map((reports.value() ?? []).map((report) => [report.item, report]))
    return props.items.flatMap((item): readonly { item: Item; report: ReportInfo }[] => {
      const report = last.get(item.id)
      return report ? [{ item, report }] : []
    })
  })
  return (
    <Show when={rows().length > 0}>
      <section class="plan-reports">
        <h2>{text().reports.lastReports}</h2>
        <For each={rows()}>
          {({ item, report }) => {
            const title = () => pick(item.title, language())
            return (
              <article>
                <h3 lang={title().language}>
                  <span class="id">{item.code}</span> {title().text.trim() || text().home.untitled}
                </h3>
                <p class="sub row wrap">
                  <ReporterName of={report} /> {`${givenBy(report, context, language())} · ${formatDate(report.at, language())}`}
                </p>
                <ReportWords report={report} both />
              </article>
            )
          }}
        </For>
      </section>
    </Show>
  )
}
