// The formats of one use, each with a line on what it is good for. All formats of a dialog are one group of radio buttons.
import { For } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import type { ExportFormatName } from './formats.ts'

export function FormatList(props: {
  label: string
  formats: readonly ExportFormatName[]
  chosen: ExportFormatName | undefined
  /** The server makes it, and there is no way to the server. */
  isOutOfReach: (format: ExportFormatName) => boolean
  onChoose: (id: string) => void
}) {
  const text = useText()
  return (
    <div class="export__formats" role="group" aria-label={props.label}>
      <span class="export__label">{props.label}</span>
      <For each={props.formats}>
        {(format) => (
          <label class="export__format">
            <input
              type="radio"
              name="export-format"
              checked={props.chosen?.id === format.id}
              disabled={props.isOutOfReach(format)}
              aria-labelledby={`export-${format.id}-name`}
              aria-describedby={`export-${format.id}`}
              onChange={() => props.onChoose(format.id)}
            />
            <b id={`export-${format.id}-name`}>{text().exporting.formats[format.id]}</b>
            <span id={`export-${format.id}`}>
              {props.isOutOfReach(format) ? text().exporting.needsConnection : text().exporting.formatUses[format.id]}
            </span>
          </label>
        )}
      </For>
    </div>
  )
}
