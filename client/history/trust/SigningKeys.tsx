// Fingerprint of the key that signs heads, to be compared by voice.
import { For, Show } from 'solid-js'
import { fingerprintOf } from '../../../shared/proof/keyFingerprint.ts'
import { address } from '../../base/address.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'

export function SigningKeys() {
  const text = useText()
  const language = useLanguage()
  const { value: keys } = createQuery(() => address('/api/keys', {}), { remember: true, live: true })
  return (
    <section class="trust__part" aria-labelledby="trust-key">
      <h2 id="trust-key">{text().trust.key}</h2>
      <Show when={keys()?.length} fallback={<p class="soft">{text().trust.noKey}</p>}>
        <ul class="trust__keys">
          <For each={keys()}>
            {({ id, since }) => (
              <li>
                <code>{fingerprintOf(id)}</code> <span class="sub">{text().trust.keySince(formatMoment(since, language()))}</span>
              </li>
            )}
          </For>
        </ul>
        <p>{text().trust.keyWhy}</p>
      </Show>
    </section>
  )
}
