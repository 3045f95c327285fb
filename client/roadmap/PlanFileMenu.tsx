// The plan as a file, from what is shown. What makes it comes when a format is chosen.
import { createSignal, For, Show } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { downloadFile } from '../base/download.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useMaybeComments } from '../comments/CommentsProvider.tsx'
import { COMMENTS_IN_FILE, type CommentsInFile } from '../exchange/commentsInFile.ts'
import type { PlanFormat } from '../exchange/exportPlan.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuOptions, MenuSeparator } from '../ui/Menu.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { PlanView } from './createPlanView.ts'

const FORMATS: readonly { readonly format: PlanFormat; readonly icon: IconName }[] = [
  { format: 'xlsx', icon: 'table-2' },
  { format: 'csv', icon: 'table-2' },
  { format: 'json', icon: 'file-text' },
  { format: 'md', icon: 'file-text' },
]

export function PlanFileMenu(props: { view: PlanView; onImport: (() => void) | undefined }) {
  const text = useText()
  const download = useDownload()
  const comments = useMaybeComments()
  // Each file is asked for anew: none holds comments because an earlier one did.
  const [included, setIncluded] = createSignal<CommentsInFile>('none')
  const choices = (): readonly CommentsInFile[] => (comments?.reader().delegation ? COMMENTS_IN_FILE : ['none', 'all'])
  return (
    <Menu
      placement="bottom-end"
      onOpenChange={(open) => open && setIncluded('none')}
      trigger={(given) => <IconButton {...given} icon="download" label={text().past.export} />}
    >
      <For each={FORMATS}>
        {({ format, icon }) => (
          <MenuItem icon={icon} onSelect={() => download(format, props.view, included())}>
            {text().exchange.formats[format]}
          </MenuItem>
        )}
      </For>
      <MenuSeparator />
      <MenuOptions
        label={text().exchange.withComments}
        value={included()}
        options={choices()}
        words={(one) => text().exchange.commentsIn[one]}
        onChange={setIncluded}
      />
      <Show when={props.onImport}>
        {(open) => (
          <>
            <MenuSeparator />
            <MenuItem icon="table-2" onSelect={() => open()()}>
              {text().importing.open}
            </MenuItem>
          </>
        )}
      </Show>
    </Menu>
  )
}

const useDownload = () => {
  const api = useApi()
  const group = useGroup()
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const toast = useToast()
  const [busy, setBusy] = createSignal(false)
  return async (format: PlanFormat, view: PlanView, comments: CommentsInFile) => {
    if (busy()) return
    setBusy(true)
    const made = await import('../exchange/exportPlan.ts')
      .then(({ exportPlan }) =>
        exportPlan(format, {
          api,
          group: group(),
          members: context.members(),
          text: text(),
          language: language(),
          items: view.shown(),
          all: view.all(),
          streams: view.streams(),
          comments,
          origin: location.origin,
          now: Date.now(),
        }),
      )
      .catch((error: unknown) => {
        // The piece of the program that makes it did not load.
        console.warn(error)
        return null
      })
    setBusy(false)
    if (!made) return toast({ text: text().past.exportFailed })
    downloadFile(made.name, made.type, made.content)
    toast({ text: text().past.exported(made.name) })
  }
}
