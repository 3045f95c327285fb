// Which field each column of the file is: as its heading says, and changeable.
import { For, Show } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { columnKey, columnName, columnOf, PLAN_COLUMNS } from '../exchange/planColumns.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { Note } from '../ui/States.tsx'
import type { Import } from './createImport.ts'
import { isImported } from './matchColumns.ts'

const OFFERED = PLAN_COLUMNS.filter(isImported)
const NONE = ''

export function ColumnsStep(props: { made: Import }) {
  const text = useText()
  const language = useLanguage()
  const fields = () => [
    { value: NONE, label: text().importing.none },
    ...OFFERED.map((column) => ({ value: columnKey(column), label: columnName(column, language()) })),
  ]
  const called = (at: number) => props.made.heads()[at] || text().importing.column(at + 1)
  const examples = (at: number) =>
    props.made
      .body()
      .lines.flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at].trim()] : []))
      .filter((value, index, all) => all.indexOf(value) === index)
      .slice(0, 3)
      .map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value))
      .join(' · ')
  const identified = () => props.made.columns().some((column) => column?.field === 'number' || column?.field === 'title')
  const twice = () => [...props.made.twice()].flatMap((key) => columnOf(key) ?? [])
  return (
    <div class="main__scroll">
      <div class="imp-file">
        <p class="sub">
          {props.made.head() < 0 ? text().importing.noHeads : text().importing.headLine(props.made.head() + 1)}
          <Show when={props.made.body().notes > 0}> {text().importing.notes(props.made.body().notes)}</Show>
        </p>
        <table class="match">
          <caption class="vh">{text().importing.match.label}</caption>
          <thead>
            <tr>
              <th scope="col">{text().importing.match.column}</th>
              <th scope="col" class="match__ex">
                {text().importing.match.values}
              </th>
              <th scope="col">{text().importing.match.field}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.made.columns()}>
              {(column, at) => (
                <tr>
                  <th scope="row">{called(at())}</th>
                  <td class="match__ex">{examples(at())}</td>
                  <td classList={{ 'match--none': column === null }}>
                    <Select
                      label={text().importing.goesTo(called(at()))}
                      value={column ? columnKey(column) : NONE}
                      choices={fields()}
                      error={
                        column && props.made.twice().has(columnKey(column)) ? text().importing.twice(columnName(column, language())) : null
                      }
                      onChange={(key) => props.made.chooseColumn(at(), key === NONE ? null : key)}
                    />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={props.made.titles().length > 0}>
          <Select
            label={text().importing.key}
            value={props.made.keyColumn() ? columnKey(props.made.keyColumn() ?? { field: 'title', language: null }) : 'none'}
            choices={[
              ...props.made.titles().map((column) => ({ value: columnKey(column), label: columnName(column, language()) })),
              { value: 'none', label: text().importing.noKey },
            ]}
            onChange={props.made.chooseKey}
          />
        </Show>
        <Show when={!identified()}>
          <Note icon="triangle-alert" tone="warning">
            {text().importing.needsTitle}
          </Note>
        </Show>
        <p class="row wrap">
          <Button onClick={() => props.made.setStep('file')}>{text().importing.back}</Button>
          <span class="sub">{text().importing.kept}</span>
          <Button kind="primary" class="end" disabled={!identified() || twice().length > 0} onClick={props.made.preview}>
            {text().importing.toPreview}
          </Button>
        </p>
      </div>
    </div>
  )
}
