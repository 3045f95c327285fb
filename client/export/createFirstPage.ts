// The first page of the document that is asked for, as a picture, with the number of pages and the name of the file. Asked anew after each choice.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { DocumentPreview } from '../../shared/outcome/preview.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { type ExportChoices, requestOf, unsentOf } from './createExportChoices.ts'
import type { Exported } from './exported.ts'
import { fetchExport } from './makeOutcome.ts'

/** Several choices in a row ask once. */
const AFTER_MS = 200

export type FirstPage =
  /** This format has no pages, no part is chosen, or nobody looks. */
  | { readonly state: 'none' }
  /** The last page stays while the next one is made. */
  | { readonly state: 'waiting'; readonly last: DocumentPreview | null }
  | { readonly state: 'shown'; readonly page: DocumentPreview; readonly name: string }
  | { readonly state: 'failed'; readonly why: string }

interface Looking {
  readonly isWanted: Accessor<boolean>
  /** The document itself is being made: the page is asked for after it. */
  readonly isMaking: Accessor<boolean>
}

export const createFirstPage = (of: Accessor<Exported>, choices: ExportChoices, { isWanted, isMaking }: Looking): Accessor<FirstPage> => {
  const api = useApi()
  const group = useGroup()
  const text = useText()
  const [shown, setShown] = createSignal<FirstPage>({ state: 'none' })
  const [tries, setTries] = createSignal(0)
  let running: AbortController | null = null
  const stop = () => running?.abort()
  onCleanup(stop)
  onCleanup(onServerBack(() => setTries((tries) => tries + 1)))
  const hasPages = () =>
    isWanted() && choices.isDocument() && choices.format()?.paper === true && !choices.isNothing() && !choices.isNoneInReach()

  const load = async (controller: AbortController) => {
    const { signal } = controller
    await new Promise((resolve) => setTimeout(resolve, AFTER_MS))
    if (signal.aborted) return
    const request = requestOf(choices, of(), await unsentOf(choices, of()))
    const made = await fetchExport('preview', request, { api, group: group(), signal })
    if (signal.aborted) return
    if (!made.ok || typeof made.content === 'string')
      return setShown({ state: 'failed', why: (made.ok ? null : made.message) ?? text().exporting.offline })
    const page: DocumentPreview = JSON.parse(new TextDecoder().decode(made.content))
    setShown({ state: 'shown', page, name: made.name.replace(/\.json$/, '') })
  }
  // The format itself changes nothing: a Word document is shown as the PDF of the same choices.
  const asked = createMemo(() =>
    JSON.stringify([hasPages(), { ...choices.chosen(), format: '', separators: '' }, choices.since(), choices.moment(), tries()]),
  )
  createEffect(on(isMaking, (is) => (is ? stop() : shown().state === 'waiting' && setTries((tries) => tries + 1)), { defer: true }))
  createEffect(
    on(asked, () => {
      stop()
      if (!hasPages()) return setShown({ state: 'none' })
      const before = shown()
      setShown({ state: 'waiting', last: before.state === 'shown' ? before.page : before.state === 'waiting' ? before.last : null })
      const controller = new AbortController()
      running = controller
      load(controller).catch((error: unknown) => {
        if (controller.signal.aborted) return
        console.error('The first page could not be shown', error)
        setShown({ state: 'failed', why: text().exporting.failed })
      })
    }),
  )
  return shown
}
