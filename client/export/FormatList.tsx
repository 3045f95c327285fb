// The formats of one use, each with a line on what it is good for.
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
          <div class="export__format">
            <button
              type="button"
              aria-pressed={props.chosen?.id === id}
              aria-describedby={`export-${id}`}
              onClick={() => props.onChoose(id)}
            >
              {text().exporting.formats[id]}
            </button>
            <span id={`export-${id}`}>{text().exporting.formatUses[id]}</span>
          </div>
        )}
      </For>
    </div>
  )
}
