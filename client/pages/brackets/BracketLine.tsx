// Under a row: how many brackets open in it, whose they are, who put them and since when, and whether both languages have the same ones.
import { createMemo, For, Show } from 'solid-js'
import type { RowBrackets } from '../../../shared/brackets/rowBrackets.ts'
import { creditKey } from '../../../shared/history/credit.ts'
import type { BracketAuthor, OpenBracket } from '../../../shared/history/openBracket.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDate, joinNames } from '../../base/intl.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { calledIn } from '../../editor/calledIn.ts'
import { AuthorName } from '../../states/Author.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface BracketLineProps {
  readonly brackets: RowBrackets
  /** With who put each; empty while that is not known. */
  readonly open: readonly OpenBracket[]
  readonly person: (id: AccountId) => string | null
}
export function BracketLine(props: BracketLineProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const codes = () => props.brackets.by.filter((code) => group().delegations.some((one) => one.code === code))
  const words = () => {
    const open = text().brackets.open(props.brackets.count)
    return codes().length > 0 ? text().brackets.by(open, joinNames(codes(), language())) : open
  }
  return (
    <p class="par__brackets" tabindex="-1">
      <span>
        <Icon name="brackets" />
        {words()}
      </span>
      <PutBy {...props} />
      <Show when={props.brackets.differs}>
        <span class="par__differs">
          <Icon name="triangle-alert" />
          {text().brackets.differ}
        </span>
      </Show>
      <Show when={props.brackets.isSingle}>
        <span class="par__differs">
          <Icon name="triangle-alert" />
          {text().brackets.single}
        </span>
      </Show>
    </p>
  )
}

interface Put {
  readonly key: string
  readonly by: BracketAuthor
  /** The words in its first bracket. */
  readonly words: string
}
/** Once for each person and session or day. Where there are several, with the words in brackets. */
function PutBy(props: BracketLineProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { moments } = useComparing()
  const since = ({ meeting, at }: BracketAuthor): string => {
    const number = moments().meetings.find(({ id }) => id === meeting)?.number
    if (number !== undefined) return text().brackets.inSession(number)
    return at === null ? '' : text().brackets.on(formatDate(at, language()))
  }
  const puts = createMemo((): readonly Put[] => {
    const found = new Map<string, Put>()
    for (const { put, words } of props.open) {
      const key = put && `${creditKey({ account: put.account, delegation: put.delegation })} ${since(put)}`
      if (key && !found.has(key)) found.set(key, { key, by: put, words })
    }
    return [...found.values()]
  })
  return (
    <For each={puts()}>
      {({ by, words }) => (
        <span class="par__put">
          <span>
            {text().brackets.putBy} <Show when={puts().length > 1}>{text().brackets.quoted(begin(words))} </Show>
            <AuthorName of={by} name={calledIn(group(), by, props.person, language()) ?? text().past.somebody} language={language()} />
            <Show when={since(by)}>{(when) => <>, {when()}</>}</Show>
          </span>
        </span>
      )}
    </For>
  )
}
const MOST_QUOTED = 32
const begin = (words: string): string => (words.length > MOST_QUOTED ? `${words.slice(0, MOST_QUOTED).trimEnd()}…` : words)

export const hasBrackets = ({ count, differs, isSingle }: RowBrackets): boolean => count > 0 || differs || isSingle
