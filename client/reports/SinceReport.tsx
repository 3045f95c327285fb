// Since the last report: what changed in the item, how much of its checklist is done, and what is being discussed.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { COMMENTS, SHOW_COMMENTS } from '../../shared/comments/paths.ts'
import { roadmapId } from '../../shared/ids.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useOptionalComments } from '../comments/CommentsProvider.tsx'
import { arrowWords } from '../compare/tipWords.ts'
import { itemHistoryHref, itemHref } from '../history/addresses.ts'
import { createHistoryRefresh } from '../history/createFollowing.ts'
import { createHistoryNames } from '../history/createNames.ts'
import { feedPath } from '../history/feedPath.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { TryAgain } from '../states/QueryGate.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Note, Skeleton } from '../ui/States.tsx'
import { type SinceReportLine, sinceReport } from './sinceReport.ts'

/** Older changes are in the history. */
const MOST_EVENTS = 200

export function SinceReport(props: { item: Item; report: ReportInfo }) {
  const text = useText()
  const group = useGroup()
  const live = useLive('roadmap')
  const since = createQuery(() =>
    feedPath(
      group().id,
      { document: roadmapId(group().id), subject: `item:${props.item.id}`, from: `at:${props.report.at}`, acts: 'hide' },
      MOST_EVENTS,
    ),
  )
  createHistoryRefresh(live, () => JSON.stringify(props.item), since.refresh)
  return (
    <Show
      when={since.value()}
      fallback={
        <Show when={since.failure()} fallback={<Skeleton label={text().common.loading} lines={2} />}>
          <Note icon="cloud-off">
            {text().common.needsConnection} <TryAgain query={since} ghost />
          </Note>
        </Show>
      }
    >
      {(page) => <Lines item={props.item} lines={sinceReport(page().events, props.report.progress)} />}
    </Show>
  )
}

function Lines(props: { item: Item; lines: readonly SinceReportLine[] }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const names = createHistoryNames()
  const comments = useOptionalComments()
  const open = () => comments?.counts({ document: roadmapId(group().id), subject: `item:${props.item.id}` })?.open ?? 0
  const done = () => props.item.checklist.filter((entry) => entry.done).length
  const changed = createMemo(() => props.lines.filter(({ field }) => field !== 'checklist'))
  const words = (line: SinceReportLine) =>
    arrowWords(line.how === 'set' ? line : { field: line.field, from: null, to: null }, { names: names(), language: language() })
  return (
    <ul class="since-report">
      <For each={changed()} fallback={<li class="soft">{text().reports.nothingSince}</li>}>
        {(line) => (
          <li>
            {words(line)}{' '}
            <Show when={movedBy(line)}>
              {(days) => <Badge tone={days() > 0 ? 'warning' : undefined}>{text().compare.days(days())}</Badge>}
            </Show>
          </li>
        )}
      </For>
      <Show when={props.item.checklist.length > 0}>
        <li>{text().reports.checklist(done(), props.item.checklist.length)}</li>
      </Show>
      <Show when={open() > 0}>
        <li>
          <A href={`${itemHref(group().id, props.item.id)}&${SHOW_COMMENTS}=${COMMENTS}`}>{text().comments.open(open())}</A>
        </li>
      </Show>
      <Show when={props.lines.length > 0}>
        <li>
          <A href={itemHistoryHref(group().id, props.item.id)}>{text().reports.wholeHistory}</A>
        </li>
      </Show>
    </ul>
  )
}

const movedBy = (line: SinceReportLine): number =>
  line.field === 'due' && line.how === 'set' && line.from !== null && line.to !== null ? daysBetween(line.from as Day, line.to as Day) : 0
