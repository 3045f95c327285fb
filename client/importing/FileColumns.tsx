// Which field each column of the file is: in one line, and on request one by one, to be changed.
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { columnKey, columnName, type PlanColumn, planColumns } from '../exchange/planColumns.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Note } from '../ui/States.tsx'
import type { Import } from './createImport.ts'
import { isImported } from './matchColumns.ts'
import { NewFieldButton, NewFieldForm } from './NewField.tsx'

const offered = () => planColumns().filter(isImported)
const NONE = ''

export function FileColumns(props: { made: Import }) {
  const text = useText()
  const id = createUniqueId()
  const [isOpen, setOpen] = createSignal(false)
  /** What has to be corrected is not folded. */
  const isShown = () => isOpen() || !props.made.mayCheck()
  const called = (at: number) => props.made.heads()[at] || text().importing.column(at + 1)
  const recognized = () => props.made.columns().filter((column) => column !== null).length
  return (
    <section class="imp-check__part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {text().importing.columns.title}
        <span class="sub">{text().importing.recognized(recognized(), props.made.columns().length)}</span>
        <Button kind="ghost" class="end" aria-expanded={isShown()} aria-controls={id} onClick={() => setOpen((open) => !open)}>
          {text().importing.columns.change}
        </Button>
      </h2>
      <p class="sub">
        {props.made.head() < 0 ? text().importing.noHeads : text().importing.headLine(props.made.head() + 1)}
        <Show when={props.made.body().notes > 0}> {text().importing.notes(props.made.body().notes)}</Show>
      </p>
      <Show
        when={isShown()}
        fallback={
          <ul class="imp-check__columns">
            <For each={props.made.columns()}>
              {(column, at) => (
                <li classList={{ 'is-none': column === null }}>
                  {called(at())} <Icon name="arrow-right" size="s" /> <Goes column={column} isRunning={props.made.isRunning(at())} />
                  <NewFieldButton made={props.made} at={at()} called={called(at())} />
                </li>
              )}
            </For>
          </ul>
        }
      >
        <div id={id}>
          <Picks made={props.made} called={called} />
        </div>
      </Show>
      <Show when={!props.made.isIdentified()}>
        <Note icon="triangle-alert" tone="warning">
          {text().importing.needsTitle}
        </Note>
      </Show>
    </section>
  )
}

function Goes(props: { column: PlanColumn | null; isRunning: boolean }) {
  const text = useText()
  const language = useLanguage()
  return (
    <Show
      when={props.column}
      fallback={
        <>
          {text().importing.none.toLowerCase()}
          <Show when={props.isRunning}>: {text().importing.columns.running}</Show>
        </>
      }
    >
      {(column) => <b>{columnName(column(), language())}</b>}
    </Show>
  )
}

function Picks(props: { made: Import; called: (at: number) => string }) {
  const text = useText()
  const language = useLanguage()
  /** Where a column of the file can go. */
  const fields = () => [
    { value: NONE, label: text().importing.none },
    ...offered().map((column) => ({ value: columnKey(column), label: columnName(column, language()) })),
  ]
  const examples = (at: number) =>
    props.made
      .body()
      .lines.flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at].trim()] : []))
      .filter((value, index, all) => all.indexOf(value) === index)
      .slice(0, 3)
      .map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value))
      .join(' · ')
  const wrong = (column: PlanColumn | null) =>
    column && props.made.twice().has(columnKey(column)) ? text().importing.twice(columnName(column, language())) : null
  return (
    <>
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
          <For each={props.made.columns().map((_, at) => at)}>
            {(at) => {
              const column = () => props.made.columns()[at] ?? null
              return (
                <tr>
                  <th scope="row">{props.called(at)}</th>
                  <td class="match__ex">{examples(at)}</td>
                  <td classList={{ 'match--none': column() === null }}>
                    <Select
                      label={text().importing.goesTo(props.called(at))}
                      value={keyOrNone(column())}
                      choices={fields()}
                      error={wrong(column())}
                      hint={props.made.isRunning(at) && text().importing.columns.running}
                      onChange={(key) => props.made.chooseColumn(at, key === NONE ? null : key)}
                    />
                    <NewFieldButton made={props.made} at={at} called={props.called(at)} />
                    <NewFieldForm made={props.made} at={at} called={props.called(at)} />
                  </td>
                </tr>
              )
            }}
          </For>
        </tbody>
      </table>
      <Show when={props.made.titles().length > 0}>
        <Select
          label={text().importing.key}
          value={keyOrNone(props.made.keyColumn()) || 'none'}
          choices={[
            ...props.made.titles().map((column) => ({ value: columnKey(column), label: columnName(column, language()) })),
            { value: 'none', label: text().importing.noKey },
          ]}
          onChange={props.made.chooseKey}
        />
      </Show>
      <p class="sub">{text().importing.kept}</p>
    </>
  )
}
const keyOrNone = (column: PlanColumn | null): string => (column ? columnKey(column) : NONE)
