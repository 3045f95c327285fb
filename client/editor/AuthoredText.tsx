// Text with the author of each part: delegation by colour and pattern, name on hover or focus, and shares.
import { For, Match, Show, Switch } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { Authorship } from '../../shared/history/textDiff.ts'
import type { AccountId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { AuthorName } from '../states/Author.tsx'
import { TryAgain } from '../states/QueryGate.tsx'
import { Note, Skeleton } from '../ui/States.tsx'
import { calledIn } from './calledIn.ts'
import { createAuthorship } from './createAuthorship.ts'
import { MarkedText } from './MarkedText.tsx'

export interface AuthoredTextProps {
  readonly part: string
  readonly language: Language
  readonly label: string
  readonly class?: string | undefined
  readonly person: (id: AccountId) => string | null
}

export function AuthoredText(props: AuthoredTextProps) {
  const text = useText()
  const live = useLive()
  const authored = createAuthorship(live, () => props.part)
  return (
    <Switch fallback={<Skeleton label={text().past.authors.asking} lines={4} />}>
      <Match when={authored.value()}>
        {(found) => (
          <>
            <div class="doc__above">
              <Legend authors={found().authors} person={props.person} />
              <Show when={live.canWrite()}>
                <p class="sub authors__note">{text().past.authors.reading}</p>
              </Show>
            </div>
            <MarkedText
              beside
              doc={found().doc}
              language={props.language}
              label={text().past.authors.of(props.label)}
              class={props.class}
              person={props.person}
            />
          </>
        )}
      </Match>
      <Match when={authored.failure()}>
        {(failure) => {
          const why = () => {
            const answer = failure()
            return answer.why === 'offline' ? text().past.authors.offline : answer.message
          }
          return (
            <Note icon="triangle-alert" tone="warning" alert>
              {why()} <TryAgain query={authored} ghost />
            </Note>
          )
        }}
      </Match>
    </Switch>
  )
}

function Legend(props: { authors: Authorship['authors']; person: AuthoredTextProps['person'] }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const name = (author: Authorship['authors'][number]) =>
    author.account ? (calledIn(group(), author, props.person, language()) ?? text().past.somebody) : text().texts.marked.unknownAuthor
  const all = () => props.authors.reduce((sum, { characters }) => sum + characters, 0)
  return (
    <Show when={all() > 0} fallback={<p class="sub authors">{text().past.authors.nobody}</p>}>
      <ul class="authors" aria-label={text().past.authors.legend}>
        <For each={props.authors}>
          {(author) => (
            <li data-tip={text().past.authors.characters(author.characters)}>
              <AuthorName of={author} name={name(author)} language={language()} named />
              <b>{text().past.authors.share(Math.round((100 * author.characters) / all()))}</b>
              <span class="vh">, {text().past.authors.characters(author.characters)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
