// The reports on one item, the newest first, in its panel.
import { A } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { givenBy } from '../../shared/reports/givenBy.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createReports } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ReporterName } from './ReporterName.tsx'
import { ReportWords } from './ReportWords.tsx'
import { agoWords } from './reporterWords.ts'
import { SinceReport } from './SinceReport.tsx'
import '../styles/reports.css'

export function ItemReports(props: { item: Item }) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const language = useLanguage()
  const context = useItemContext()
  const id = createUniqueId()
  const reports = createReports()
  const own = createMemo(() => (reports.value() ?? []).filter(({ item }) => item === props.item.id).toReversed())
  const mayReport = () => can('report.give', group().id) && !props.item.archived
  return (
    <Show when={own().length > 0 || mayReport()}>
      <section class="item-reports" aria-labelledby={id}>
        <div class="row wrap">
          <h3 id={id}>
            {text().reports.ofItem} <Show when={own().length > 0}>{<span class="muted">{own().length}</span>}</Show>
          </h3>
          <Show when={mayReport()}>
            <A class="end" href={`/g/${group().id}/reports?report=${props.item.id}`}>
              {text().reports.report}
            </A>
          </Show>
        </div>
        <Show when={own().length > 0} fallback={<p class="soft">{text().reports.nobodyReported}</p>}>
          <For each={own()}>
            {(report, at) => (
              <details open={at() === 0}>
                <summary>
                  <Icon name="chevron-right" size="s" />
                  <ReporterName of={report} /> <span class="sub">{agoWords(report, context, text())}</span>
                </summary>
                <p class="sub">{givenBy(report, context, language())}</p>
                <ReportWords report={report} both />
                <Show when={at() === 0}>
                  <Since item={props.item} report={report} />
                </Show>
              </details>
            )}
          </For>
        </Show>
      </section>
    </Show>
  )
}

/** Read from the history when somebody looks. */
function Since(props: { item: Item; report: ReportInfo }) {
  const text = useText()
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details class="item-reports__since" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" size="s" />
        {text().reports.since}
      </summary>
      <Show when={isOpen()}>
        <SinceReport item={props.item} report={props.report} />
      </Show>
    </details>
  )
}
