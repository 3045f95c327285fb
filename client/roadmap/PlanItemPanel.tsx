// The panel of the item that the address names, with what the plan adds to it: neighbours, comparison, history, comments, files and reports.
import { Show, Suspense } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { afterwards, lazily, lazilySoon } from '../base/lazily.tsx'
import { focusComposer, useCommentKeys } from '../comments/commentKeys.ts'
import { createPanelComments } from '../comments/createPanelComments.tsx'
import { ExportButton } from '../export/ExportButton.tsx'
import { createPanelHistory } from '../history/createPanelHistory.tsx'
import { type ItemComparison, ItemComparisonProvider } from '../item/ItemComparison.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Skeleton } from '../ui/States.tsx'
import type { PlanView } from './createPlanView.ts'
import type { FormProps } from './FormProps.ts'
import { canArrange } from './grouping.ts'
import { itemOutline } from './outline/outlineTree.ts'
import type { PlanExport } from './planExport.ts'
import { placeInGroup } from './reorder.ts'
import { useStep } from './step.ts'
import { neighbours, neighboursIn } from './tableLayout.ts'

/** Loaded soon after the first content, so that the panel also opens when the server cannot be reached. */
const ItemPanel = lazilySoon(async () => (await import('../item/ItemPanel.tsx')).ItemPanel)
const RewrittenDescription = lazily(async () => (await import('../compare/RewrittenDescription.tsx')).RewrittenDescription)
const ItemReports = lazily(async () => (await import('../reports/ItemReports.tsx')).ItemReports)
const ItemFiles = lazily(async () => (await import('../files/ItemFiles.tsx')).ItemFiles)
const TypedCommands = afterwards(async () => (await import('./TypedCommands.tsx')).TypedCommands)
const MentionedIn = lazily(async () => (await import('../mentions/MentionedIn.tsx')).MentionedIn)

interface PlanItemPanelProps {
  readonly view: PlanView
  readonly exported: PlanExport
  readonly takesFocus: boolean
  readonly onOpen: FormProps['onOpen']
  /** To a neighbour, by a button of the panel. */
  readonly onGo: (id: ItemId) => void
}

export function PlanItemPanel(props: PlanItemPanelProps) {
  const text = useText()
  const live = useLive()
  const history = createPanelHistory()
  const comments = createPanelComments()
  const itemComparison: ItemComparison = {
    ...props.view.compared,
    rewritten: (item, side) => (
      <Suspense fallback={<Skeleton label={text().compare.refreshing} lines={3} />}>
        <RewrittenDescription item={item.id} side={side} comparison={props.view.compared.comparison} />
      </Suspense>
    ),
  }
  const showComments = (id: ItemId) => {
    props.onOpen(id, 'pointer')
    comments?.onShow(true)
  }
  useCommentKeys(showComments, () => props.view.state().item)
  const comment = (id: ItemId) => {
    showComments(id)
    focusComposer()
  }
  const around = () => {
    const item = props.view.state().item
    if (!item) return { previous: null, next: null }
    if (props.view.state().form === 'table') return neighbours(props.view.rows(), item)
    return neighboursIn(props.view.state().form === 'outline' ? itemOutline(props.view) : props.view.shown(), item)
  }
  const canMove = () => live.canWrite() && canArrange(props.view.state().sort, props.view.state().grouping)
  const step = useStep(() => ({ view: props.view, canWrite: live.canWrite, canMove }))
  /** The position of the open item in its group; null when it may not be moved. */
  const place = () => {
    const item = props.view.state().item
    return item && canMove() ? placeInGroup(props.view.rows(), item) : null
  }
  return (
    <>
      <TypedCommands view={props.view} onComment={comments && comment} />
      <Show when={props.view.state().item}>
        {(id) => (
          <ItemComparisonProvider comparison={itemComparison}>
            {/* The plan beside it has its width from the beginning. */}
            <Suspense fallback={<aside class="panel" />}>
              <ItemPanel
                id={id()}
                {...around()}
                place={place()}
                onStep={step}
                takesFocus={props.takesFocus}
                onGo={props.onGo}
                onClose={() => props.view.change({ item: null })}
                link={() => props.view.linkTo(id())}
                history={history}
                comments={comments}
                exporting={(item) => <ExportButton kind="item" brief of={() => props.exported.item(item)} />}
                files={(item) => (
                  <Suspense>
                    <ItemFiles item={item} />
                  </Suspense>
                )}
                reports={(item) => (
                  <Suspense>
                    <ItemReports item={item} />
                    <MentionedIn of={{ kind: 'item', id: item.id }} />
                  </Suspense>
                )}
              />
            </Suspense>
          </ItemComparisonProvider>
        )}
      </Show>
    </>
  )
}
