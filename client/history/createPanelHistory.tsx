// The history tab of the item panel. The address says whether it is shown; its code is loaded on demand.
import { useSearchParams } from '@solidjs/router'
import { Suspense } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import type { PanelHistory } from '../item/ItemPanel.tsx'
import { Skeleton } from '../ui/States.tsx'
import { EVENT, HISTORY_PATH, SHOW_HISTORY } from './addresses.ts'

const MovedTimes = lazily(async () => (await import('./MovedTimes.tsx')).MovedTimes)
const ItemHistory = lazily(async () => (await import('./ItemHistory.tsx')).ItemHistory)

export const createPanelHistory = (): PanelHistory => {
  const text = useText()
  const [params, setParams] = useSearchParams()
  return {
    get shown() {
      return params[SHOW_HISTORY] === HISTORY_PATH
    },
    onShow: (shown) =>
      setParams({ [SHOW_HISTORY]: shown ? HISTORY_PATH : null, [EVENT]: null, changes: null, by: null }, { replace: true, scroll: false }),
    times: (item) => (
      <Suspense>
        <MovedTimes item={item} />
      </Suspense>
    ),
    view: (item) => (
      <Suspense fallback={<Skeleton label={text().common.loading} />}>
        <ItemHistory item={item} />
      </Suspense>
    ),
  }
}
