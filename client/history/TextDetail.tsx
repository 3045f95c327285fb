// A text before and after an edit: a short one whole, a long one as the changed passages that the server computes.
import { Match, Show, Switch } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { parseLanguage } from '../../shared/bilingual.ts'
import type { DiffNode } from '../../shared/history/textDiff.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createTextDiff, type TextDiffRequest } from '../compare/createTextDiff.ts'
import { MarkedText } from '../editor/MarkedText.tsx'
import { Skeleton } from '../ui/States.tsx'
import { isLongText } from './briefly.ts'
import { useHistoryLines } from './HistoryLines.tsx'

export function TextDetail(props: { event: NamedEvent }) {
  const text = useText()
  const asked = () => diffOf(props.event)
  return (
    <Show when={asked()} fallback={<Whole event={props.event} />}>
      {(request) => (
        <Diff
          request={request()}
          side={sideOf(props.event.field)}
          label={text().history.textOf(sideOf(props.event.field)?.toUpperCase() ?? '')}
        />
      )}
    </Show>
  )
}

/** A long title: the text before and the text after, one below the other. */
function Whole(props: { event: NamedEvent }) {
  const text = useText()
  const change = () => (props.event.change.type === 'text' && isLongText(props.event) ? props.event.change : null)
  return (
    <Show when={change()}>
      {(found) => (
        <>
          <p>
            <span class="vh">{text().history.was} </span>
            <del class="said-old">{found().from}</del>
          </p>
          <p>{found().to}</p>
        </>
      )}
    </Show>
  )
}

function Diff(props: { request: TextDiffRequest; side: ReturnType<typeof sideOf>; label: string }) {
  const text = useText()
  const language = useLanguage()
  const { names } = useHistoryLines()
  const diff = createTextDiff(() => props.request)
  return (
    <Switch fallback={<Skeleton label={text().common.loading} lines={3} />}>
      <Match when={diff.value()}>
        {(found) => (
          <MarkedText doc={changedBlocks(found().doc)} language={props.side ?? language()} label={props.label} person={names().person} />
        )}
      </Match>
      <Match when={diff.failure()}>
        <p class="sub" role="alert">
          {text().history.textFailed}
        </p>
      </Match>
    </Switch>
  )
}

const sideOf = (field: string | null) => parseLanguage(field?.slice(field.lastIndexOf('.') + 1))

/** Only rich texts; a title is short enough for the sentence of its change. */
const RICH = /^(description|body|minutes|note)\.(es|en)$/
const diffOf = ({ document, seq, subject, field, change }: NamedEvent): TextDiffRequest | null => {
  if ((change.type !== 'text' && change.type !== 'moved') || field === null || !RICH.test(field)) return null
  const part = subject.id === '' ? field : `${subject.type}:${subject.id}/${field}`
  return { document, part, from: before(seq), to: `seq:${change.type === 'text' ? change.lastSeq : seq}` }
}
const before = (seq: number) => (seq > 1 ? `seq:${seq - 1}` : 'start')

/** Only the changed blocks of a long text; the rest is next to it. */
const changedBlocks = (doc: DiffNode): DiffNode => {
  const content = doc.content?.filter(isChanged) ?? []
  return content.length > 0 ? { ...doc, content } : doc
}
const isChanged = (node: DiffNode): boolean =>
  node.attrs?.ychange !== undefined || node.marks?.some(({ type }) => type === 'ychange') === true || node.content?.some(isChanged) === true
