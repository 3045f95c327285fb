// Facet of labels: free keywords across workstreams, as they were typed.
import { isLine } from '../../../shared/checks.ts'
import { MAX_LABEL } from '../../../shared/roadmap/fields.ts'
import { fold } from '../../base/foldAccents.ts'
import { compareText } from '../../base/intl.ts'
import { type Facet, type KeyOf, USUAL_FACET } from './facet.ts'
import { bad, parts, putMembers, SET_SEPARATOR } from './reading.ts'
import { groupMembers, setBuckets, sortedList } from './sets.ts'

export const labels: Facet<KeyOf<'labels'>> = {
  ...USUAL_FACET,
  sort: (item, field, names) => sortedList(item[field], names),
  group: (field) => ({
    over: (items) => {
      const known = [...new Set(items.flatMap((item) => item[field]))].sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
      return setBuckets((item) => item[field], known)
    },
    name: (value, { text }) => groupMembers(value).join(' · ') || text.roadmap.without.labels,
  }),
  where: (field) => ({
    ops: ['any', 'none', 'empty', 'filled'],
    accepts: isLine(MAX_LABEL),
    members: (item) => item[field],
    isFilled: (item) => item[field].length > 0,
    label: (value) => value,
    offered: ({ items, language }) => [...new Set(items().flatMap((item) => item[field]))].sort(compareText(language)),
    isMany: true,
  }),
  text: (item, field) => item[field].join(SET_SEPARATOR),
  read: (text, field) => {
    const members = [...new Set(parts(text, /[;,]/))]
    const long = members.find((label) => label.length > MAX_LABEL)
    return long === undefined ? putMembers(field, members) : bad('long', long)
  },
}
