// Tells that the server is still reading the history, while something on the screen waits for it.
import { Show } from 'solid-js'
import { historyReadPercent } from '../base/historyBehind.ts'
import { useLanguage } from '../base/i18n.tsx'
import { HISTORY_BEHIND_WORDS } from '../base/messages/historyBehind.ts'
import { Icon } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'

export function HistoryBehind() {
  const language = useLanguage()
  const words = () => HISTORY_BEHIND_WORDS[language()]
  const isBehind = () => historyReadPercent() !== null
  return (
    <Show when={isBehind()}>
      <section class="chain chain--calm">
        <Icon name={SIGNS.history} size="l" />
        <div class="chain__words">
          <p role="status">{words().reading}</p>
        </div>
        {/* Outside of what is announced: it changes every second. */}
        <b>{words().percent(historyReadPercent() ?? 0)}</b>
      </section>
    </Show>
  )
}
