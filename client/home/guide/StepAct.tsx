// The action of a step: inline where possible, else a link.
import { A } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { NewSession } from '../../meeting/SessionList.tsx'
import { AddItems } from './AddItems.tsx'
import { AddStreams } from './AddStreams.tsx'
import type { StepName } from './steps.ts'

export function StepAct(props: { name: StepName }) {
  const text = useText()
  const group = useGroup()
  const to = (path: string) => `/g/${group().id}/${path}`
  return (
    <Switch>
      <Match when={props.name === 'people'}>
        <A class="btn btn--default" href={to('people?invite=on')}>
          {text().guide.people.act}
        </A>
      </Match>
      <Match when={props.name === 'streams'}>
        <AddStreams />
      </Match>
      <Match when={props.name === 'items'}>
        <AddItems />
      </Match>
      <Match when={props.name === 'text'}>
        <A class="btn btn--default" href={to('texts?new=on')}>
          {text().guide.text.act}
        </A>
      </Match>
      <Match when={props.name === 'session'}>
        <NewSession kind="default" />
      </Match>
      <Match when={props.name === 'glossary'}>
        <A class="btn btn--default" href={to('glossary')}>
          {text().guide.glossary.act}
        </A>
      </Match>
    </Switch>
  )
}
