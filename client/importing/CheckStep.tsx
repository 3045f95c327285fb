// What of the file is understood, on one page: its columns, its words, and what each line would do.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Note } from '../ui/States.tsx'
import type { Import } from './createImport.ts'
import { FileColumns } from './FileColumns.tsx'
import { FileValues } from './FileValues.tsx'
import { PreviewStep } from './PreviewStep.tsx'

export function CheckStep(props: { made: Import }) {
  const text = useText()
  return (
    <PreviewStep made={props.made}>
      <Show
        when={!props.made.tooMuch() && props.made.sheet()}
        fallback={
          <Note icon="triangle-alert" tone="warning">
            {text().importing.problems[props.made.tooMuch() ?? 'noLines']}
          </Note>
        }
      >
        <FileColumns made={props.made} />
        <Show when={props.made.mayCheck()}>
          <FileValues made={props.made} />
        </Show>
      </Show>
    </PreviewStep>
  )
}
