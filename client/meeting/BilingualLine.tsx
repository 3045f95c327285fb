// One-line input in both languages, each side a Y.Text; the user's language first, unless both have equal rank. Read-only users see the text.
import { For, Show } from 'solid-js'
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language, otherLanguage } from '../../shared/bilingual.ts'
import { useLanguage } from '../base/i18n.tsx'
import { TextInput } from '../item/TextInput.tsx'
import { useSession } from './SessionContext.tsx'

export interface BilingualLineProps {
  readonly words: Bilingual
  readonly textOf: (language: Language) => Y.Text | null
  readonly labels: Readonly<Record<Language, string>>
  readonly placeholders?: Readonly<Record<Language, string>> | undefined
  /** Field name in presence, without the language. */
  readonly editingKey: string
  readonly multiline?: boolean | undefined
  /** The label is visible, like those of the fields around it. */
  readonly named?: boolean | undefined
  readonly class?: string | undefined
  /** Both sides have a label and the same order for everybody, so that nobody types on the wrong side of a text that all agree to. */
  readonly fixed?: boolean | undefined
}

export function BilingualLine(props: BilingualLineProps) {
  const language = useLanguage()
  const sides = () => (props.fixed ? LANGUAGES : [language(), otherLanguage(language())])
  return <For each={sides()}>{(side) => <LineSide {...props} side={side} />}</For>
}

function LineSide(props: BilingualLineProps & { side: Language }) {
  const language = useLanguage()
  const session = useSession()
  /** If only one language has text, it is shown in place of the user's own. */
  const leading = () => props.side === language() || (!session.canWrite() && props.words[language()].trim() === '')
  /** A name that is the same in both languages is shown once. */
  const isRepeated = () => !props.fixed && !leading() && props.words.es.trim() === props.words.en.trim()
  const text = () => (session.canWrite() ? props.textOf(props.side) : null)
  return (
    <div class={`line ${props.class ?? ''}`} classList={{ 'line--other': !props.fixed && !leading(), 'line--fixed': props.fixed }}>
      <Show when={props.fixed || !leading()}>
        <span class="bi__l" aria-hidden="true">
          {props.side.toUpperCase()}
        </span>
      </Show>
      <Show
        when={text()}
        keyed
        fallback={
          <Show when={isRepeated() ? '' : props.words[props.side].trim()}>
            {(words) => (
              <p class="line__read" lang={props.side}>
                {words()}
              </p>
            )}
          </Show>
        }
      >
        {(bound) => (
          <TextInput
            text={bound}
            label={props.labels[props.side]}
            quietLabel={!props.named}
            placeholder={props.placeholders?.[props.side] ?? props.labels[props.side]}
            language={props.side}
            multiline={props.multiline}
            editingKey={`${props.editingKey}.${props.side}`}
          />
        )}
      </Show>
    </div>
  )
}
