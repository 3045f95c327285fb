// Which view an address opens: the one that it asks for, in its present version; an empty address the usual one of the reader, once.
import { useSearchParams } from '@solidjs/router'
import { createEffect, on, untrack } from 'solid-js'
import type { SavedView } from '../../../shared/api/views.ts'
import { useText } from '../../base/i18n.tsx'
import { useSavedViews } from '../../base/savedViews.tsx'
import { useToast } from '../../ui/Toasts.tsx'

interface AskedViewDeps {
  readonly find: (id: unknown) => SavedView | null
  readonly show: (view: SavedView) => void
}

export const openAskedView = ({ find, show }: AskedViewDeps): void => {
  const text = useText()
  const toast = useToast()
  const views = useSavedViews()
  const [params, setParams] = useSearchParams()
  /** The list that this device remembers may be older than the view, so it is loaded again before the view is reported as deleted. */
  const openAsked = async (asked: string) => {
    if (!find(asked)) await views.refresh()
    if (params.open !== asked) return
    const found = find(asked)
    if (found) return show(found)
    toast({ text: views.isOld() ? text().common.needsConnection : text().views.gone })
    setParams({ open: null }, { replace: true, scroll: false })
  }
  createEffect(
    on(
      () => params.open,
      (asked) => {
        if (typeof asked === 'string') openAsked(asked)
      },
    ),
  )
  let arrived = location.search !== ''
  createEffect(() => {
    const known = views.saved()
    if (arrived || !known) return
    arrived = true
    const usual = untrack(() => find(known.usual))
    if (usual && location.search === '') show(usual)
  })
}
