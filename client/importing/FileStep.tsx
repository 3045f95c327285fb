// The file: chosen or dropped, read on the device; which sheet, and of a text its encoding and separator.
import { createSignal, For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { ENCODINGS, type Encoding, SEPARATORS } from '../exchange/delimited.ts'
import type { Separator } from '../exchange/separated.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { ErrorState, Note, Skeleton } from '../ui/States.tsx'
import type { Import } from './createImport.ts'

const SEPARATOR_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
}

export function FileStep(props: { made: Import }) {
  const text = useText()
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement
  const give = (file: File | undefined) => {
    setOver(false)
    if (file) void props.made.give(file)
  }
  const trouble = () => props.made.problem() ?? props.made.tooMuch()
  return (
    <div class="main__scroll">
      <div class="imp-file">
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv,.tsv,.txt,.json,text/csv,application/json"
          onChange={(event) => {
            give(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <Show when={!props.made.name()}>
          <div
            class="drop"
            role="group"
            aria-label={text().importing.steps.file}
            classList={{ 'is-over': over() }}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              give(event.dataTransfer?.files[0])
            }}
          >
            <Icon name="table-2" />
            <b>{text().importing.drop}</b>
            <span>{text().importing.limits}</span>
            <Button onClick={() => input.click()}>{text().importing.choose}</Button>
          </div>
        </Show>
        <Show when={props.made.name()}>
          <div class="filecard">
            <Icon name="table-2" />
            <div>
              <b>{props.made.name()}</b>
              <p class="sub">
                {text().importing.size(Math.ceil(props.made.size() / 1024))}
                <Show when={(props.made.file()?.sheets.length ?? 0) > 1}>
                  {' '}
                  · {text().importing.sheets(props.made.file()?.sheets.length ?? 0)}
                </Show>
                {' · '}
                {text().importing.here}
              </p>
            </div>
            <IconButton icon="x" label={text().importing.remove} onClick={props.made.drop} />
          </div>
        </Show>
        <Show when={props.made.busy()}>
          <Skeleton label={text().importing.reading} lines={3} />
        </Show>
        <Show when={props.made.file()}>
          <Chosen made={props.made} />
        </Show>
        <Show when={trouble()}>
          {(why) => (
            <ErrorState
              title={text().importing.unreadable}
              action={<Button onClick={() => input.click()}>{text().importing.chooseOther}</Button>}
            >
              {text().importing.problems[why()]} {text().importing.nothingRead}
            </ErrorState>
          )}
        </Show>
        <Show when={props.made.sheet() && !trouble()}>
          <p class="row">
            <Button kind="primary" class="end" onClick={() => props.made.setStep('columns')}>
              {text().importing.toColumns}
            </Button>
          </p>
        </Show>
      </div>
    </div>
  )
}

function Chosen(props: { made: Import }) {
  const text = useText()
  const sheets = () => props.made.file()?.sheets ?? []
  return (
    <>
      <Show when={sheets().length > 1}>
        <div class="row wrap">
          <span class="soft">{text().importing.sheet}</span>
          <Segmented
            small
            label={text().importing.sheet}
            value={String(props.made.sheetAt())}
            segments={sheets().map((sheet, at) => ({
              value: String(at),
              label: sheet.isHidden ? `${sheet.name} (${text().importing.hiddenSheet})` : sheet.name,
              count: Math.max(0, sheet.rows.filter((row) => row.some((cell) => cell.trim() !== '')).length - 1),
            }))}
            onChange={(at) => props.made.chooseSheet(Number(at))}
          />
        </div>
      </Show>
      <Show when={props.made.file()?.text}>
        {(told) => (
          <div class="imp-file__text">
            <Select
              label={text().importing.encoding}
              value={told().encoding}
              choices={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
              onChange={(value) => {
                const encoding = ENCODINGS.find((one) => one === value)
                if (encoding) void props.made.readAs({ encoding, separator: told().separator })
              }}
            />
            <Select
              label={text().importing.separator}
              value={told().separator}
              choices={SEPARATORS.map((value) => ({ value, label: text().importing.separators[SEPARATOR_NAMES[value]] }))}
              onChange={(value) => {
                const separator: Separator | undefined = SEPARATORS.find((one) => one === value)
                if (separator) void props.made.readAs({ encoding: told().encoding, separator })
              }}
            />
          </div>
        )}
      </Show>
      <FirstRows rows={props.made.sheet()?.rows ?? []} />
      <Show when={props.made.sheet()}>
        {(sheet) => (
          <>
            <Show when={sheet().isCut}>
              <Note icon="triangle-alert" tone="warning">
                {text().importing.cut}
              </Note>
            </Show>
            <Show when={sheet().hidden.rows + sheet().hidden.columns > 0}>
              <p class="sub">{text().importing.hiddenRows(sheet().hidden.rows, sheet().hidden.columns)}</p>
            </Show>
            <Show when={sheet().merged > 0}>
              <p class="sub">{text().importing.merged(sheet().merged)}</p>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}

/** So that a wrong encoding or separator is seen at once. */
function FirstRows(props: { rows: readonly (readonly string[])[] }) {
  const text = useText()
  return (
    <Show when={props.rows.length > 0}>
      <section class="paste__scroll" tabindex={0} aria-label={text().importing.match.values}>
        <table class="paste__table">
          <tbody>
            <For each={props.rows.slice(0, 4)}>
              {(row) => (
                <tr>
                  {row.slice(0, 12).map((cell) => (
                    <td>{cell}</td>
                  ))}
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  )
}
