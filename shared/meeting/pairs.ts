// Every pair of texts of a session, with its name for confirmations; without archived ones.
import type { Bilingual } from '../bilingual.ts'
import { decisionPair, meetingPair, type PairName, pointPair, sectionPair } from '../pairs/pairNames.ts'
import type { Meeting } from './model.ts'
import { isRegistered } from './register.ts'

export const pairsOfMeeting = ({
  title,
  place,
  minutes,
  sections,
  points,
  decisions,
}: Meeting): readonly { readonly name: PairName; readonly sides: Bilingual }[] => [
  { name: meetingPair('title'), sides: title },
  { name: meetingPair('place'), sides: place },
  ...sections.filter(isShown).map((section) => ({ name: sectionPair(section.id), sides: section.title })),
  ...points.filter(isShown).flatMap((point) => [
    { name: pointPair(point.id, 'title'), sides: point.title },
    { name: pointPair(point.id, 'note'), sides: point.note },
    { name: pointPair(point.id, 'reason'), sides: point.reason },
  ]),
  ...decisions.filter(isRegistered).map((decision) => ({ name: decisionPair(decision.id), sides: decision.text })),
  { name: meetingPair('minutes'), sides: minutes },
]
const isShown = ({ archived }: { readonly archived: boolean }) => !archived
