// Link from a screen to its section of the help.
import { A } from '@solidjs/router'
import { useGroup } from './group.tsx'
import { type HelpTopic, helpHref } from './helpTopics.ts'
import { useText } from './i18n.tsx'

export function HelpLink(props: { topic: HelpTopic }) {
  const text = useText()
  const group = useGroup()
  return (
    <A class="help-link" href={helpHref(group().id, props.topic)}>
      {text().help.topics[props.topic]}
    </A>
  )
}
