// Under a row: how many brackets open in it, whose they are, and whether both languages have the same ones.
import { Show } from 'solid-js'
import type { RowBrackets } from '../../../shared/brackets/rowBrackets.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { Icon } from '../../ui/Icon.tsx'

export function BracketLine(props: { brackets: RowBrackets }) {
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

export const hasBrackets = ({ count, differs, isSingle }: RowBrackets): boolean => count > 0 || differs || isSingle
