// The file: chosen or dropped, read on the device; which sheet, and of a text its encoding and separator.
import { For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { ENCODINGS, type Encoding, SEPARATORS } from '../exchange/delimited.ts'
import type { Separator } from '../exchange/separated.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note } from '../ui/States.tsx'
import type { Import } from './createImport.ts'
import { PickFile } from './PickFile.tsx'

const SEPARATOR_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
}

export function FileStep(props: { made: Import }) {
  const text = useText()
  const trouble = () => props.made.problem() ?? props.made.tooMuch()
  const sheets = () => props.made.file()?.sheets.length ?? 0
  return (
    <div class="main__scroll">
      <div class="imp-file">
        <PickFile
          made={props.made}
          icon="table-2"
          accept=".xlsx,.csv,.tsv,.txt,.json,text/csv,application/json"
          call={text().importing.drop}
          limits={text().importing.limits}
          about={sheets() > 1 ? text().importing.sheets(sheets()) : undefined}
          trouble={sentenceOf(trouble(), text().importing.problems)}
        >
          <Show when={props.made.file()}>
            <Chosen made={props.made} />
          </Show>
        </PickFile>
        <Show when={props.made.sheet() && !trouble()}>
          <p class="row">
            <Button kind="primary" class="end" onClick={() => props.made.setStep('check')}>
              {text().importing.toCheck}
            </Button>
          </p>
        </Show>
      </div>
    </div>
  )
}

const sentenceOf = <Trouble extends string>(trouble: Trouble | null, sentences: Readonly<Record<Trouble, string>>): string | null =>
  trouble && sentences[trouble]

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
