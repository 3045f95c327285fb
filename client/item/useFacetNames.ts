// The names by which values of fields are read and written as text: of the group's delegations, agencies, members and workstreams.
import { useLanguage } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { type FacetNames, facetNames } from './facets/names.ts'
import { useItemContext } from './ItemContext.tsx'

/** `items`: those that a value may name; collecting the names of a whole plan takes longer than showing a change. */
export const useFacetNames = (): ((items: Parameters<typeof facetNames>[0]['items']) => FacetNames) => {
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  return (items) =>
    facetNames({
      language: language(),
      thisYear: Number(context.today().slice(0, 4)),
      delegations: context.delegations(),
      agencies: context.agencies(),
      members: context.members(),
      streams: Object.values(roadMap.streams),
      items,
    })
}
