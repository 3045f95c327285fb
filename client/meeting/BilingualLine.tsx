// A line in both languages, each side merging letter by letter; the reader's leads, unless both are of one rank. Where one may not write,
// its words stand there.
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
  /** How presence calls it, without its side. */
  readonly editingKey: string
  readonly multiline?: boolean | undefined
  /** Its label is seen, as those of the fields around it. */
  readonly named?: boolean | undefined
  readonly class?: string | undefined
  /** Both have their label, and the same order for everybody: what all agree to is not written on the other side by mistake. */
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
  /** What is read in one language only is read as if it were the reader's. */
  const leading = () => props.side === language() || (!session.canWrite() && props.words[language()].trim() === '')
  /** A name that is the same in both languages is read once. */
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
