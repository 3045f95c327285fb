// The formats of one use, each with a line on what it is good for. All formats of a dialog are one group of radio buttons.
import { For } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import type { ExportFormatName } from './formats.ts'

export function FormatList(props: {
  label: string
  formats: readonly ExportFormatName[]
  chosen: ExportFormatName | undefined
  onChoose: (id: string) => void
}) {
  const text = useText()
  return (
    <div class="export__formats" role="group" aria-label={props.label}>
      <span class="export__label">{props.label}</span>
      <For each={props.formats}>
        {({ id }) => (
          <label class="export__format">
            <input
              type="radio"
              name="export-format"
              checked={props.chosen?.id === id}
              aria-labelledby={`export-${id}-name`}
              aria-describedby={`export-${id}`}
              onChange={() => props.onChoose(id)}
            />
            <b id={`export-${id}-name`}>{text().exporting.formats[id]}</b>
            <span id={`export-${id}`}>{text().exporting.formatUses[id]}</span>
          </label>
        )}
      </For>
    </div>
  )
}
