// The strip as a table: one row per month.
import { createMemo, For } from 'solid-js'
import { type Activity, addCounts, type Counts } from '../../../shared/history/activity.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import { totalIn } from './columns.ts'

interface StripTableProps {
  readonly weeks: Activity['weeks']
  readonly marks: readonly { readonly side: string; readonly code: string; readonly name: string }[]
}

export function StripTable(props: StripTableProps) {
  const text = useText()
  const language = useLanguage()
  /** Newest first; a week belongs to the month in which it begins. */
  const months = createMemo(() => {
    const found = new Map<string, Counts[]>()
    for (const { from, counts } of props.weeks.toReversed()) {
      const month = localDay(new Date(from)).slice(0, 7)
      const own = found.get(month)
      if (own) own.push(counts)
      else found.set(month, [counts])
    }
    return [...found].map(([month, all]) => ({ month, counts: addCounts(all) }))
  })
  const sides = () => props.marks.map(({ side }) => side)
  return (
    <details class="strip__table">
      <summary>{text().feed.strip.table}</summary>
      <div class="strip__rows" tabindex="0" role="region" aria-label={text().feed.strip.title}>
        <table class="ledger">
          <thead>
            <tr>
              <th scope="col">{text().feed.strip.month}</th>
              <For each={props.marks}>
                {(mark) => (
                  <th scope="col" class="r" aria-label={mark.name}>
                    {mark.code}
                  </th>
                )}
              </For>
              <th scope="col" class="r">
                {text().feed.strip.all}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={months()}>
              {(one) => (
                <tr>
                  <th scope="row">{formatMonth(one.month, language())}</th>
                  <For each={props.marks}>{(mark) => <td class="r">{one.counts[mark.side] ?? 0}</td>}</For>
                  <td class="r">{totalIn(one.counts, sides())}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </details>
  )
}
