// A table whose first column names the row. On a phone each row is a card, and each fact has its heading before it.
import { For, type JSX } from 'solid-js'

interface FactsTableProps<Row> {
  readonly heads: readonly string[]
  readonly rows: readonly Row[]
  /** As many as there are heads: the name of the row first. */
  readonly cells: (row: Row) => readonly [name: JSX.Element, ...facts: JSX.Element[]]
}

export function FactsTable<Row>(props: FactsTableProps<Row>) {
  return (
    <div class="administration__table">
      <table>
        <thead>
          <tr>
            <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => {
              const [name, ...facts] = props.cells(row)
              return (
                <tr>
                  <th scope="row">{name}</th>
                  <For each={facts}>{(fact, at) => <td data-label={props.heads[at() + 1]}>{fact}</td>}</For>
                </tr>
              )
            }}
          </For>
        </tbody>
      </table>
    </div>
  )
}
