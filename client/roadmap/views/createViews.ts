// The state of saved views: the open view, whether it has unsaved changes, and the actions that the reader may take.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { NewView, SavedView } from '../../../shared/api/views.ts'
import { type Bilingual, pickWords } from '../../../shared/bilingual.ts'
import type { ViewId } from '../../../shared/ids.ts'
import { useActor, useCan } from '../../base/actor.tsx'
import type { ApiAnswer } from '../../base/api.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useSavedViews, viewHref } from '../../base/savedViews.tsx'
import { useCopy } from '../../clipboard/useCopy.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import type { PlanView } from '../createPlanView.ts'
import { openAskedView } from './openAskedView.ts'
import { isSameView, keptQuery, viewParams } from './viewQuery.ts'

export type ViewDialog = 'saveAs' | 'rename' | 'remove'

export interface Views {
  readonly all: Accessor<readonly SavedView[]>
  readonly isOld: Accessor<boolean>
  readonly usual: Accessor<ViewId | null>
  readonly nameOf: (view: SavedView) => string
  /** The view that the address names. */
  readonly current: Accessor<SavedView | null>
  readonly isModified: Accessor<boolean>
  readonly mayChange: (view: SavedView) => boolean
  readonly mayShare: Accessor<boolean>
  readonly open: (view: SavedView | null) => void
  readonly save: () => Promise<void>
  /** Null on success; otherwise the reason for the failure. */
  readonly saveAs: (name: Bilingual, shared: boolean) => Promise<string | null>
  readonly rename: (name: Bilingual) => Promise<string | null>
  readonly share: (shared: boolean) => Promise<void>
  readonly remove: () => Promise<void>
  readonly chooseUsual: (view: ViewId | null) => Promise<void>
  readonly copyLink: () => Promise<void>
  readonly dialog: Accessor<ViewDialog | null>
  readonly setDialog: (dialog: ViewDialog | null) => void
}

export const createViews = (view: PlanView): Views => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const can = useCan()
  const toast = useToast()
  const copy = useCopy()
  const context = useItemContext()
  const views = useSavedViews()
  const { comparing } = useComparing()
  const [params, setParams] = useSearchParams()
  const [dialog, setDialog] = createSignal<ViewDialog | null>(null)
  views.look()

  const all = () => views.saved()?.views ?? []
  const find = (id: unknown) => all().find((one) => one.id === id) ?? null
  const current = createMemo(() => find(params.view))
  const query = createMemo(() => keptQuery(view.state(), comparing()))
  const nameOf = (one: SavedView) => pickWords(one.name, language())
  const mayChange = (one: SavedView) =>
    one.by === actor().account ? !one.shared || can('view.share', group().id) : can('view.tend', group().id)

  const show = (one: SavedView | null, how: { readonly replace: boolean }) => {
    const wanted = viewParams(one?.query ?? '')
    // Opening a view keeps the past moment that is shown, without a comparison.
    const moment = params.at === undefined ? {} : { since: null, until: null, only: null }
    setParams({ ...wanted, ...moment, view: one?.id ?? null, open: null }, { ...how, scroll: false })
  }

  openAskedView({ find, show: (one) => show(one, { replace: true }) })

  // An unmodified view follows its stored version. Of a view that others removed, what it shows stays.
  let removing: ViewId | null = null
  createEffect(
    on(current, (now, before) => {
      if (!now && before && views.saved() && params.view === before.id && removing !== before.id) {
        setParams({ view: null }, { replace: true, scroll: false })
        toast({ text: text().views.takenAway(nameOf(before)) })
      }
      if (!now || before?.id !== now.id || before.version === now.version) return
      if (isSameView(query(), before.query) && !isSameView(query(), now.query)) show(now, { replace: true })
      if (now.changedBy !== actor().account) toast({ text: text().views.changedBy(nameOf(now), context.person(now.changedBy)) })
    }),
  )

  const problem = (answer: ApiAnswer<unknown>): string | null =>
    answer.ok ? null : answer.why === 'offline' ? text().common.needsConnection : answer.message
  /** Shows the problem, or what was done. */
  const tell = (answer: ApiAnswer<unknown>, done: string): void => void toast({ text: problem(answer) ?? done })
  const changing = async (part: Partial<NewView>, done: string) => {
    const one = current()
    if (one) tell(await views.change(one, part), done)
  }
  return {
    all,
    isOld: views.isOld,
    usual: () => views.saved()?.usual ?? null,
    nameOf,
    current,
    isModified: createMemo(() => {
      const one = current()
      return one !== null && !isSameView(query(), one.query)
    }),
    mayChange,
    mayShare: () => can('view.share', group().id),
    open: (one) => show(one, { replace: false }),
    save: () => changing({ query: query() }, text().views.saved),
    saveAs: async (name, shared) => {
      const answer = await views.save({ name, query: query(), shared })
      if (answer.ok) {
        setParams({ view: answer.value.id }, { replace: true, scroll: false })
        toast({ text: shared ? text().views.savedShared : text().views.saved })
      }
      return problem(answer)
    },
    rename: async (name) => {
      const one = current()
      return one ? problem(await views.change(one, { name })) : null
    },
    share: (shared) => changing({ shared }, shared ? text().views.sharedNow : text().views.mineNow),
    remove: async () => {
      const one = current()
      if (!one) return
      removing = one.id
      const answer = await views.remove(one.id)
      removing = null
      if (answer.ok) setParams({ view: null }, { replace: true, scroll: false })
      tell(answer, text().views.removed(nameOf(one)))
    },
    chooseUsual: async (id) => tell(await views.chooseUsual(id), id === null ? text().views.usualNone : text().views.usualNow),
    copyLink: async () => {
      const one = current()
      if (!one) return
      await copy(new URL(viewHref(group().id, one.id), location.href).href, text().roadmap.linkCopied)
    },
    dialog,
    setDialog,
  }
}
