// Colour and pattern of a delegation, from the set that was tested for print and for colour-blind readers; those of others cannot be taken.
import { For, Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { IDENTITY_WORDS } from '../../shared/history/settingWords.ts'
import { type Delegation, IDENTITIES } from '../../shared/people.ts'
import { useLanguage, useText } from '../base/i18n.tsx'

export function IdentityChoice(props: {
  name: string
  value: number
  /** Of the others that are in use. */
  others: readonly Delegation[]
  onChange: (identity: number) => void
}) {
  const text = useText()
  const language = useLanguage()
  const all = Array.from({ length: IDENTITIES }, (_, at) => at + 1)
  const holder = (identity: number) => props.others.find((one) => one.identity === identity)
  const allTaken = () => new Set(props.others.map(({ identity }) => identity)).size >= IDENTITIES
  return (
    <fieldset>
      <legend class="settings__label">
        {text().settings.mark} <span class="sub">{text().settings.markWhy}</span>
      </legend>
      <div class="settings__ids">
        <For each={all}>
          {(identity) => (
            <label>
              <input
                type="radio"
                class="radio"
                name={props.name}
                checked={props.value === identity}
                disabled={props.value !== identity && holder(identity) !== undefined && !allTaken()}
                onChange={() => props.onChange(identity)}
              />
              <span class="swatch" data-identity={identity} />
              <span>
                {identityWords(identity, language())}
                <Show when={holder(identity)}>{(one) => <span class="sub">{text().settings.takenBy(one().code)}</span>}</Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** As the beginning of a line: *Ochre, diagonal*. */
export const identityWords = (identity: number, language: Language): string => {
  const words = IDENTITY_WORDS[identity - 1]?.[language] ?? ''
  return words.charAt(0).toUpperCase() + words.slice(1)
}
