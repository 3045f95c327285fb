// By which names the plan is sorted, and which values its groups can have, in their order.
import { type Accessor, createMemo } from 'solid-js'
import { compareText } from '../../shared/counts.ts'
import type { Workstream } from '../../shared/roadmap/model.ts'
import type { SortNames } from '../../shared/views/rule.ts'
import { useLanguage } from '../base/i18n.tsx'
import type { Compared } from '../compare/createCompared.ts'
import type { KnownInGroup } from '../item/facets/facet.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { ownFields } from '../live/ownFields.ts'

export const createPlanNames = (streams: Accessor<readonly Workstream[]>, compared: Compared) => {
  const language = useLanguage()
  const context = useItemContext()
  const names = createMemo((): SortNames => {
    const places = new Map(streams().map((stream, place) => [stream.id, place]))
    return {
      language: language(),
      compareText: compareText(language()),
      delegation: (id) => context.delegation(id)?.code ?? id,
      agency: (id) => context.agency(id)?.acronym ?? id,
      person: context.person,
      item: (id) => context.item(id)?.code ?? id,
      stream: (id) => places.get(id) ?? places.size,
      own: ownFields(),
    }
  })
  const known = createMemo(
    (): KnownInGroup => ({
      streams: streams(),
      delegations: context.delegations().map(({ id }) => id),
      agencies: context.agencies().map(({ id }) => id),
      people: context
        .members()
        .toSorted((a, b) => compareText(language())(a.name, b.name))
        .map(({ account }) => account),
      meetings: compared.comparison.moments().meetings.map(({ id }) => id),
    }),
  )
  return { names, known }
}
