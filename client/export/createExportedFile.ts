// Makes the file of an export: that it is being made, why it could not be, and the way to stop it.
import { createSignal, onCleanup } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { downloadFile } from '../base/download.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { type ExportChoices, requestOf, unsentOf } from './createExportChoices.ts'
import type { Exported } from './exported.ts'

interface ExportedFileOf {
  readonly of: Exported
  readonly again: () => Exported
  readonly onClose: () => void
}

export const createExportedFile = (props: ExportedFileOf) => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const [making, setMaking] = createSignal<AbortController | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const stop = () => {
    making()?.abort()
    setMaking(null)
  }
  onCleanup(stop)

  const make = async (choices: ExportChoices) => {
    const how = choices.format()
    if (!how || making()) return
    const controller = new AbortController()
    setMaking(controller)
    setFailure(null)
    const { signal } = controller
    const made = await unsentOf(choices, props.of)
      .then((unsent) =>
        how.make(
          { ...requestOf(choices, props.of, unsent), again: props.again },
          { api, group: group(), language: language(), text: text(), signal },
        ),
      )
      .catch((): { readonly ok: false; readonly message: string | null } => ({ ok: false, message: text().exporting.failed }))
    if (signal.aborted) return
    setMaking(null)
    if (!made.ok) return setFailure(made.message ?? text().exporting.offline)
    props.onClose()
    if (how.opens && typeof made.content !== 'string' && openBeside(made.content, made.type)) return
    downloadFile(made.name, made.type, made.content)
    toast({ text: text().past.exported(made.name) })
  }
  return { isMaking: () => making() !== null, failure, forgetFailure: () => setFailure(null), make, stop }
}

/** False: the browser did not let it. */
const openBeside = (content: Uint8Array<ArrayBuffer>, type: string): boolean => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const opened = window.open(url, '_blank')
  // As long as a reader may take to open it.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
  return opened !== null
}
