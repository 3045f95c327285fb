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
    <section classList={{ 'chain chain--calm': isBehind() }}>
      <Show when={isBehind()}>
        <Icon name={SIGNS.history} size="l" />
      </Show>
      {/* Before it has words: only a change of it is announced. */}
      <p class="chain__words" role="status">
        {isBehind() ? words().reading : ''}
      </p>
      <Show when={isBehind()}>
        {/* Outside of what is announced: it changes every few seconds. */}
        <b>{words().percent(historyReadPercent() ?? 0)}</b>
      </Show>
    </section>
  )
}
