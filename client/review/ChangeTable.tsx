// Changes of an item, one row each as on paper: when, whose, and what it said before and says now, its languages side by side.
import { For, Show } from 'solid-js'
import type { ItemDifference } from '../../shared/history/comparison.ts'
import { creditName } from '../../shared/history/creditWords.ts'
import { type ChangeRow, changeRows, spaced, standingWords } from '../../shared/outcome/changeRows.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { formatMoment } from '../base/intl.ts'
import { Runs } from '../compare/Runs.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { ReviewSentence, useSheet } from './SheetContext.tsx'

export function ChangeTable(props: { difference: ItemDifference; code: string }) {
  const { languages, speech } = useSheet()
  const first = () => languages()[0] ?? 'es'
  const rows = () => changeRows(props.difference, { names: speech(first()).names, languages: languages() })
  return (
    <>
      <Show when={languages().some((language) => standingWords(props.difference, speech(language).names, language) !== '')}>
        <p class="sub">
          <ReviewSentence words={(_text, language) => standingWords(props.difference, speech(language).names, language)} />
        </p>
      </Show>
      <table class="rows" aria-label={props.code}>
        <tbody>
          <For each={rows()}>{(row) => <Row row={row} />}</For>
        </tbody>
      </table>
    </>
  )
}

function Row(props: { row: ChangeRow }) {
  const { languages } = useSheet()
  const first = () => languages()[0] ?? 'es'
  return (
    <tr>
      <th scope="row">
        <Show when={props.row.last} fallback="–">
          {(last) => <time datetime={new Date(last().at).toISOString()}>{formatMoment(last().at, first())}</time>}
        </Show>
      </th>
      <td class="rows__by">
        <RowAuthor row={props.row} />
      </td>
      <For each={languages()}>
        {(language) => (
          <td lang={language}>
            <Show when={props.row.sides.find((side) => side.language === language)}>{(side) => <Side side={side()} />}</Show>
          </td>
        )}
      </For>
    </tr>
  )
}

function RowAuthor(props: { row: ChangeRow }) {
  const group = useGroup()
  const { languages, speech } = useSheet()
  const language = () => languages()[0] ?? 'es'
  const identity = () => {
    const { last } = props.row
    return (last && !last.unverified && authorMarkIn(group(), last)?.identity) || null
  }
  const name = () => {
    const { last } = props.row
    return last ? creditName(last, speech(language()).names, language()) : undefined
  }
  return <DelegationMark code={props.row.code} identity={identity()} name={name()} />
}

/** The paragraphs of a description are lines of their own. */
function Side(props: { side: ChangeRow['sides'][number] }) {
  const { language } = props.side
  const notes = () => (props.side.notes === '' ? '' : ` (${props.side.notes})`)
  return (
    <For each={props.side.lines}>
      {(runs, at) => (
        <p>
          <Show when={at() === 0 && props.side.label !== ''}>{props.side.label}: </Show>
          <Runs runs={spaced(runs)} words={language} language={language} />
          <Show when={at() === props.side.lines.length - 1}>{notes()}</Show>
        </p>
      )}
    </For>
  )
}
