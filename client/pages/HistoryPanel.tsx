// The history of the open text: a button in its header, and the panel, which is opened by a parameter of the address.

import { useSearchParams } from '@solidjs/router'
import { Show, Suspense } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { EVENT, HISTORY_PATH, SHOW_HISTORY } from '../history/addresses.ts'
import { Button } from '../ui/Button.tsx'
import { SIGNS } from '../ui/signs.ts'

const TextHistory = lazily(async () => (await import('../history/TextHistory.tsx')).TextHistory)

const createShown = () => {
  const [params, setParams] = useSearchParams()
  return {
    shown: () => params[SHOW_HISTORY] === HISTORY_PATH,
    show: (shown: boolean) =>
      setParams({ [SHOW_HISTORY]: shown ? HISTORY_PATH : null, [EVENT]: null, changes: null, by: null }, { replace: true, scroll: false }),
  }
}

export function TextHistoryButton() {
  const text = useText()
  const { shown, show } = createShown()
  return (
    <Button kind="ghost" icon={SIGNS.history} aria-expanded={shown()} onClick={() => show(!shown())}>
      {text().history.title}
    </Button>
  )
}

export function HistoryPanel() {
  const { shown, show } = createShown()
  return (
    <Show when={shown()}>
      <Suspense>
        <TextHistory onClose={() => show(false)} />
      </Suspense>
    </Show>
  )
}
