// First steps of a new group. Each step has its action, and is checked off from the group's actual content.
import { A } from '@solidjs/router'
import { createMemo, createUniqueId, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { glossaryId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { termsOf } from '../../live/glossaryProjection.ts'
import { LiveDocumentProvider, useGlossary } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { SampleOffer } from '../sample/SampleOffer.tsx'
import type { StartGuide } from './createGuide.ts'
import { StepAct } from './StepAct.tsx'
import { guideStepState, guideSteps } from './steps.ts'

interface GuideViewProps {
  readonly guide: StartGuide
  /** Whether the rest of the page is empty. */
  readonly alone: boolean
}

export function GuideView(props: GuideViewProps) {
  const group = useGroup()
  return (
    <LiveDocumentProvider id={glossaryId(group().id)}>
      <Steps {...props} />
    </LiveDocumentProvider>
  )
}

function Steps(props: GuideViewProps) {
  const text = useText()
  const group = useGroup()
  const toast = useToast()
  const glossary = useGlossary()
  const id = createUniqueId()
  const now = createMemo(() => ({
    ...props.guide.now(),
    terms: termsOf(glossary).filter(({ archived }) => !archived).length,
  }))
  const steps = createMemo(() => guideSteps(now()))
  const names = createMemo(() => steps().map(({ name }) => name), [], {
    equals: (before, after) => before.join() === after.join(),
  })
  const step = (name: string) => steps().find((one) => one.name === name)
  const done = () => steps().filter((one) => one.done).length
  return (
    <section class="guide" aria-labelledby={id}>
      <div class="guide__head">
        <Dynamic component={props.alone ? 'h1' : 'h2'} id={id}>
          {text().guide.title}
        </Dynamic>
        <span class="sub" role="status">
          {text().guide.progress(done(), steps().length)}
        </span>
        <span class="guide__end">
          <A class="btn btn--ghost" href={`/g/${group().id}/help`}>
            <Icon name="circle-help" />
            {text().guide.help}
          </A>
          <Button
            kind="ghost"
            icon="x"
            onClick={() => {
              props.guide.setAway(true)
              toast({ text: text().guide.awayDone, action: { label: text().common.undo, run: () => props.guide.setAway(false) } })
            }}
          >
            {text().guide.away}
          </Button>
        </span>
      </div>
      <p class="soft guide__lead">{text().guide.lead}</p>
      <ol class="guide__steps" aria-label={text().guide.steps}>
        {/* Keyed by name: a step that becomes done is not recreated while it has the focus. */}
        <For each={names()}>
          {(name) => (
            <li class="guide__step" classList={{ 'is-done': step(name)?.done === true }}>
              <Icon name={step(name)?.done ? 'check' : 'circle-dashed'} />
              <div class="guide__what">
                <Dynamic component={props.alone ? 'h2' : 'h3'}>
                  <span class="vh">{step(name)?.done ? text().guide.done : text().guide.open}: </span>
                  {text().guide[name].title}
                  <Show when={step(name)?.optional}>
                    <span class="sub"> ({text().guide.optional})</span>
                  </Show>
                </Dynamic>
                <p class="sub">{step(name)?.done ? guideStepState(name, now(), text().guide) : text().guide[name].why}</p>
              </div>
              <div class="guide__act">
                <StepAct name={name} />
              </div>
            </li>
          )}
        </For>
      </ol>
      <SampleOffer />
    </section>
  )
}
