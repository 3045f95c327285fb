// The way to a file, on every screen that has something to export, and in the palette. The dialog is loaded when it is first opened.
import { createSignal, Show, Suspense } from 'solid-js'
import { useCommands } from '../base/commands.tsx'
import { useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { Exported, ExportKind } from './exported.ts'

const ExportDialog = lazily(async () => (await import('./ExportDialog.tsx')).ExportDialog)

/** `of` is asked when the dialog opens. */
export function ExportButton(props: { kind: ExportKind; of: () => Exported; brief?: boolean }) {
  const text = useText()
  const [opened, setOpened] = createSignal<Exported | null>(null)
  const open = () => setOpened(props.of())
  useCommands(() => [
    { id: `export ${props.kind}`, label: text().exporting.commands[props.kind], of: text().palette.here, icon: 'download', run: open },
  ])
  return (
    <>
      <Show
        when={props.brief}
        fallback={
          <Button icon="download" onClick={open}>
            {text().exporting.verb}
          </Button>
        }
      >
        <IconButton icon="download" label={text().exporting.verb} onClick={open} />
      </Show>
      <Show when={opened()}>
        {(of) => (
          <Suspense>
            <ExportDialog of={of()} again={props.of} onClose={() => setOpened(null)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}
