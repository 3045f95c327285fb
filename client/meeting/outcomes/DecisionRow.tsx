// Row of a decision: number, text in both languages, status, method, point and subjects.

import { createMemo, Show } from 'solid-js'
import type { DecisionId } from '../../../shared/ids.ts'
import { isBegun } from '../../../shared/meeting/register.ts'
import { decisionText } from '../../../shared/meeting/write.ts'
import { decisionPair } from '../../../shared/pairs/pairNames.ts'
import { useText } from '../../base/i18n.tsx'
import { SubjectComments } from '../../comments/SubjectComments.tsx'
import { SubjectFiles } from '../../files/SubjectFiles.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairButton } from '../../item/PairButton.tsx'
import { TextInput } from '../../item/TextInput.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { MentionedIn } from '../../mentions/MentionedIn.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { CorrectedDecision } from '../CorrectedDecision.tsx'
import { DecisionEntry, useArchiveDecision } from '../DecisionFrame.tsx'
import { Links } from '../Links.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { DecisionFacts } from './DecisionFacts.tsx'

export function DecisionRow(props: { id: DecisionId; isMeant: boolean }) {
  const text = useText()
  const session = useSession()
  const context = useItemContext()
  const meeting = useMeeting()
  const live = useLive()
  const decision = createMemo(() => meeting.decisions.find(({ id }) => id === props.id))
  return (
    <Show when={decision()}>
      {(known) => (
        <DecisionEntry
          id={props.id}
          status={known().status}
          heading="h3"
          isMeant={props.isMeant}
          name={text().meeting.decision(session.numberOf(props.id))}
          words={known().text}
          field={(side) => {
            const words = session.canWrite() ? decisionText(live.doc, props.id, side) : null
            return (
              words && (
                <TextInput
                  class="decision__words"
                  text={words}
                  label={text().meeting.decisionIn[side]}
                  quietLabel
                  placeholder={text().meeting.decisionWrite[side]}
                  language={side}
                  multiline
                  editingKey={`meeting:decision:${props.id}.${side}`}
                />
              )
            )
          }}
          pair={
            <PairButton
              name={decisionPair(known().id)}
              pair={known().text}
              who={context.who}
              of={text().meeting.decision(session.numberOf(props.id))}
            />
          }
          menu={
            <Show when={session.canWrite()}>
              <DecisionMenu id={props.id} />
            </Show>
          }
          facts={
            <>
              <CorrectedDecision decision={session.registered(props.id)} />
              <DecisionFacts decision={known()} />
              <Links from={{ list: 'decisions', id: props.id }} items={known().items} texts={known().texts} />
              <Show when={isBegun(known()) && session.info()?.shared}>
                <SubjectFiles
                  subject={{ document: live.id, subject: `decision:${props.id}` }}
                  of={text().meeting.decision(session.numberOf(props.id))}
                  readOnly={!session.canWrite()}
                />
              </Show>
              <Show when={isBegun(known())}>
                <SubjectComments
                  subject={{ document: live.id, subject: `decision:${props.id}` }}
                  of={text().meeting.decision(session.numberOf(props.id))}
                />
                <MentionedIn of={{ kind: 'decision', id: props.id }} />
              </Show>
            </>
          }
        />
      )}
    </Show>
  )
}

function DecisionMenu(props: { id: DecisionId }) {
  const text = useText()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const archive = useArchiveDecision((id) => report(write.setDecision(id, 'archived', true)))
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <IconButton {...given} class="decision__menu" icon="ellipsis" label={text().meeting.decisionMenu(session.numberOf(props.id))} />
      )}
    >
      <MenuItem icon="archive" onSelect={() => archive(props.id)}>
        {text().meeting.archiveDecision}
      </MenuItem>
    </Menu>
  )
}
