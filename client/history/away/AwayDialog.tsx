// The complete report after an absence: what was sent, what was received, and for each field that both sides changed a button that restores
// the other value.
import { For, Show } from 'solid-js'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { who } from '../../../shared/history/describe.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { actingMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { ItemContextProvider } from '../../item/ItemContext.tsx'
import { LiveDocumentProvider, useHeldDocument } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { feedHref } from '../addresses.ts'
import { ChangeLine } from '../ChangeLine.tsx'
import { HistoryLinesProvider, useHistoryLines } from '../HistoryLines.tsx'
import type { AwayReport } from './awayReport.ts'

export function AwayDialog(props: { report: AwayReport; onClose: () => void }) {
  const text = useText()
  const group = useGroup()
  return (
    <Dialog
      open
      wide
      title={text().history.away.title}
      description={props.report.sentence}
      onClose={props.onClose}
      foot={
        <>
          <a class="btn btn--default" href={`${feedHref(group().id)}?from=${props.report.from}`}>
            {text().history.away.all}
          </a>
          {/* The elements above are recreated when names are loaded: a focus there would be lost. */}
          <Button kind="primary" data-autofocus onClick={() => props.onClose()}>
            {text().common.close}
          </Button>
        </>
      }
    >
      <LiveDocumentProvider id={roadmapId(group().id)}>
        <ItemContextProvider>
          <Content report={props.report} />
        </ItemContextProvider>
      </LiveDocumentProvider>
    </Dialog>
  )
}

function Content(props: { report: AwayReport }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useHeldDocument(() => props.report.document)
  return (
    <HistoryLinesProvider marked={null} live={live()}>
      <div class="away__news">
        <Show when={props.report.both.length > 0}>
          <h3 class="section-h">{text().history.away.both(props.report.both.length)}</h3>
          <ul class="away__both">
            <For each={props.report.both}>{(events) => <For each={events}>{(event) => <Line event={event} />}</For>}</For>
          </ul>
        </Show>
        <Show when={props.report.received.length > 0}>
          <h3 class="section-h">{text().history.away.received}</h3>
          <ul class="away__received">
            <For each={props.report.received}>
              {(received) => (
                <li class="row">
                  <Show
                    when={received.isUnknown ? null : actingMarkIn(group(), received.delegation)}
                    fallback={text().history.since.nobodys}
                  >
                    {(one) => (
                      <>
                        <DelegationMark code={one().code} identity={one().identity} />
                        {one().name[language()]}
                      </>
                    )}
                  </Show>
                  <span class="sub">{text().history.away.changes(received.changes)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </HistoryLinesProvider>
  )
}

function Line(props: { event: NamedEvent }) {
  const language = useLanguage()
  const { names } = useHistoryLines()
  return <ChangeLine event={props.event} subject="named" lead={plainPhrase(who(props.event, names(), language()))} />
}
