// A notice on every screen that does not block it: the server's history differs from what this device saw before.
import { For, Show } from 'solid-js'
import { documentName } from '../../base/documentName.ts'
import { downloadJson } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import type { BrokenChain } from '../../live/chainWatch.ts'
import { useChainWatch } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

export function ChainNotice() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const chains = useChainWatch()
  const words = (chain: BrokenChain): string => {
    const name = documentName(group(), chain.document, text(), language())
    const when = formatMoment(chain.at, language())
    return chain.broken.how === 'shorter'
      ? text().trust.chain.shorter(name, chain.seq, when, chain.broken.answer.head.seq)
      : text().trust.chain.different(name, chain.seq, when)
  }
  /** Input of `npm run verify -- … --head`: heads that were seen, without a signature; and what the server answered instead. */
  const download = () =>
    downloadJson(`ruta-seen-${localDay(new Date())}.json`, {
      heads: chains.broken().map(({ document, seq, hash, at }) => ({ document, seq, hash, at })),
      keys: [],
      answers: chains.broken().map(({ broken: { at, answer } }) => ({ asked: at, ...answer })),
    })
  return (
    <Show when={chains.broken().length > 0}>
      <section class="chain" role="alert" aria-labelledby="chain-title">
        <Icon name="triangle-alert" size="l" />
        <div class="chain__words">
          <h2 id="chain-title">{text().trust.chain.title}</h2>
          <ul>
            <For each={chains.broken()}>{(chain) => <li>{words(chain)}</li>}</For>
          </ul>
          <p>{text().trust.chain.why}</p>
        </div>
        <div class="chain__do">
          <Button icon="download" onClick={download}>
            {text().trust.chain.download}
          </Button>
          <Button onClick={() => chains.understood()} data-tip={text().trust.chain.understoodWhy}>
            {text().trust.chain.understood}
          </Button>
        </div>
      </section>
    </Show>
  )
}
