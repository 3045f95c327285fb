// The values of a chart as a table, behind a disclosure.
import { For, type JSX } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import type { Messages } from '../../base/messages/catalogue.ts'
import { ReviewSentence } from '../SheetContext.tsx'

export interface ChartColumn<Row> {
  readonly title: string
  readonly isNumber?: boolean
  readonly cell: (row: Row) => JSX.Element
}

/** The first column names the rows. */
export function ChartTable<Row>(props: {
  caption: (words: Messages['review']) => string
  rows: readonly Row[]
  columns: readonly ChartColumn<Row>[]
}) {
  const text = useText()
  const align = ({ isNumber }: ChartColumn<Row>) => (isNumber ? 'r' : undefined)
  return (
    <details class="alt-table">
      <summary>{text().review.asTable}</summary>
      <table class="ledger">
        <caption class="vh">
          <ReviewSentence words={props.caption} />
        </caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={align(column)}>
                  {column.title}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <For each={props.columns}>
                  {(column, at) =>
                    at() === 0 ? <th scope="row">{column.cell(row)}</th> : <td class={align(column)}>{column.cell(row)}</td>
                  }
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  )
}
