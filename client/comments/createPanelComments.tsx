// Comments tab of the item panel in the road map: the URL says whether it is open; its code is loaded on demand.
import { useSearchParams } from '@solidjs/router'
import { Suspense } from 'solid-js'
import { COMMENTS, SHOW_COMMENTS, THREAD } from '../../shared/comments/paths.ts'
import { roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { lazilySoon } from '../base/lazily.tsx'
import type { PanelComments } from '../item/ItemPanel.tsx'
import { Skeleton } from '../ui/States.tsx'
import { useOptionalComments } from './CommentsProvider.tsx'

const ItemComments = lazilySoon(async () => (await import('./ItemComments.tsx')).ItemComments)

/** Null without a comments provider. */
export const createPanelComments = (): PanelComments | undefined => {
  const text = useText()
  const group = useGroup()
  const comments = useOptionalComments()
  const [params, setParams] = useSearchParams()
  if (!comments) return undefined
  return {
    get shown() {
      return params[SHOW_COMMENTS] === COMMENTS
    },
    onShow: (shown) =>
      setParams(
        { [SHOW_COMMENTS]: shown ? COMMENTS : null, [THREAD]: null, event: null, changes: null, by: null },
        { replace: true, scroll: false },
      ),
    counts: (item) => {
      const counts = comments.counts({ document: roadmapId(group().id), subject: `item:${item.id}` })
      return { open: counts?.open ?? 0, unread: (counts?.unread ?? 0) > 0 }
    },
    view: (item) => (
      <Suspense fallback={<Skeleton label={text().common.loading} />}>
        <ItemComments item={item} />
      </Suspense>
    ),
  }
}
