// The moves of the due date: when, by which delegation, from and to which day, and by how many days. Moves after the shown moment are
// dimmed.

import { For, Show } from 'solid-js'
import type { Slip } from '../../../shared/history/comparison.ts'
import { creditName, linkWords } from '../../../shared/history/creditWords.ts'
import { tokenWords } from '../../../shared/history/tokenWords.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDate } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { AuthorName } from '../../states/Author.tsx'
import { useHistoryLines } from '../HistoryLines.tsx'
import { usePast } from '../slider/pastDoor.ts'
import { daysMoved } from './itemChanges.ts'

/** `slip` undefined: not known yet, or too long to be added up. */
export function SlipTable(props: { slip: Slip | null | undefined }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const past = usePast()
  const { names } = useHistoryLines()
  const isLater = (seq: number) => seq > (past?.shown()?.to ?? 0)
  return (
    <Show when={props.slip !== undefined}>
      <h3>{text().past.item.slip}</h3>
      <Show when={props.slip} fallback={<p class="sub">{text().past.item.neverMoved}</p>}>
        {(slip) => (
          <table class="ledger slip-table">
            <caption class="vh">{text().past.item.slipTable}</caption>
            <thead>
              <tr>
                <th scope="col">{text().past.item.when}</th>
                <th scope="col">{text().past.item.who}</th>
                <th scope="col">{text().past.item.from}</th>
                <th scope="col">{text().past.item.to}</th>
                <th scope="col" class="r">
                  {text().past.item.days}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={slip().each}>
                {(move) => (
                  <tr classList={{ 'is-later': isLater(move.seq) }}>
                    <td>{formatDate(move.at, language())}</td>
                    <th scope="row">
                      <AuthorName
                        of={{ ...move, byLink: undefined, byToken: undefined }}
                        name={creditName(move, names(), language())}
                        language={language()}
                        named
                        brief
                      />
                      <Show when={move.byLink}>{(link) => <span class="sub"> {linkWords(link(), language())}</span>}</Show>
                      <Show when={move.byToken}>{(token) => <span class="sub"> {tokenWords(token(), language())}</span>}</Show>
                    </th>
                    <td>{move.from ? context.day(move.from) : text().past.item.noDate}</td>
                    <td>{move.to ? context.day(move.to) : text().past.item.noDate}</td>
                    <td class="r">{daysMoved(move)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Show>
    </Show>
  )
}
