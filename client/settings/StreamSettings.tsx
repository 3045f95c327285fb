// The workstreams of the plan, in the same place; written as everything in the plan is, by everybody who may write it.

import { byOrder } from '../../shared/order.ts'
import { useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { StreamList } from '../roadmap/StreamList.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { Section } from './Section.tsx'

export function StreamSettings() {
  const text = useText()
  const roadMap = useRoadMap()
  const streams = () => Object.values(roadMap.streams).sort(byOrder)
  return (
    <Section id="streams" title={text().settings.part.streams} why={String(streams().filter(({ archived }) => !archived).length)}>
      <DocumentGate early={streams().length > 0}>
        <StreamList streams={streams()} />
      </DocumentGate>
    </Section>
  )
}
