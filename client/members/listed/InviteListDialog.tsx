// Invitations from a list: pasted, or from a file; each line is shown as it was understood, and each is an ordinary invitation.
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { Invitation, IssuedLink, Member } from '../../../shared/api/members.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { membershipIn, type Role } from '../../../shared/people.ts'
import { mayAssign } from '../../../shared/permissions.ts'
import { writeCsv } from '../../../shared/spreadsheet.ts'
import { createIdentityConfirmation } from '../../access/createProof.tsx'
import { useActor, useApi } from '../../base/actor.tsx'
import type { ApiAnswer } from '../../base/api.ts'
import { csvSeparator } from '../../base/csvSeparator.ts'
import { downloadFile } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { CATALOGUE, hasWords } from '../../base/messages/catalogue.ts'
import { readDelimited } from '../../exchange/delimited.ts'
import { FilePicker } from '../../exchange/FilePicker.tsx'
import { tableRows } from '../../exchange/tableRows.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/States.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { INVITE_COLUMNS, type InviteLine, inviteLines } from './inviteLines.ts'
import '../../styles/paste.css'

/** More are invited in parts. */
const MOST = 200
type Outcome = { readonly issued: IssuedLink } | { readonly refused: string }
interface Sent {
  readonly line: InviteLine
  readonly outcome: Outcome
}

export function InviteListDialog(props: InvitedAlready & { onClose: () => void; onChanged: () => void }) {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const { proven, Asked } = createIdentityConfirmation()
  const list = createInviteList(props)
  const [done, setDone] = createSignal<readonly Sent[] | null>(null)
  const [busy, setBusy] = createSignal(false)
  const words = () => text().importing.people
  const send = async () => {
    setBusy(true)
    const sent: Sent[] = []
    let asks = true
    for (const line of list.ready().slice(0, MOST)) {
      const { invitee } = line
      if (!invitee) continue
      const invite = () => api.send('POST /api/groups/:group/invitations', { group: group().id }, invitee)
      const proof: ApiAnswer<IssuedLink> | null = asks ? await proven(invite) : null
      // Who does not want to prove their identity is not asked again: the lines that need it say so.
      asks = proof !== null
      const answer = proof ?? (await invite())
      sent.push({
        line,
        outcome: answer.ok
          ? { issued: answer.value }
          : { refused: answer.why === 'offline' ? text().common.needsConnection : answer.message },
      })
      // Without a server the others would fail too.
      if (!answer.ok && answer.why === 'offline') break
    }
    setBusy(false)
    setDone(sent)
    props.onChanged()
  }
  return (
    <>
      <Dialog
        open
        wide
        // A slip of the pointer must not lose links that are shown once.
        stays={busy() || done() !== null}
        title={words().title}
        description={done() ? undefined : words().why}
        onClose={props.onClose}
        foot={
          <Show
            when={done()}
            fallback={
              <>
                <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
                <Button
                  kind="primary"
                  disabled={list.ready().length === 0 || list.ready().length > MOST}
                  busy={busy() && text().people.creating}
                  onClick={() => void send()}
                >
                  {words().send(list.ready().length)}
                </Button>
              </>
            }
          >
            {(sent) => (
              <>
                <LinksFile sent={sent()} />
                <Button kind="primary" onClick={() => props.onClose()}>
                  {text().people.done}
                </Button>
              </>
            )}
          </Show>
        }
      >
        <Show when={done()} fallback={<InviteLines list={list} />}>
          {(sent) => <Result sent={sent()} />}
        </Show>
      </Dialog>
      <Asked />
    </>
  )
}

interface InvitedAlready {
  readonly members: readonly Member[]
  readonly sent: readonly Invitation[]
}
type InviteList = ReturnType<typeof createInviteList>
/** The lines of a pasted list, or of a file. */
const createInviteList = (props: InvitedAlready) => {
  const text = useText()
  const group = useGroup()
  const actor = useActor()
  const toast = useToast()
  const [rows, setRows] = createSignal<readonly (readonly string[])[]>([])
  const [pasted, setPasted] = createSignal('')
  const [reading, setReading] = createSignal(false)
  const lines = createMemo(() => {
    const own = membershipIn(actor(), group().id)
    const emails = [...props.members, ...props.sent].flatMap(({ email }) => (email ? [email.trim().toLowerCase()] : []))
    const called = (role: Role) => LANGUAGES.filter(hasWords).map((language) => CATALOGUE[language].people.roles[role])
    return inviteLines(rows(), {
      delegations: group().delegations,
      agencies: group().agencies,
      rolesCalled: called,
      mayGive: (role) => own !== undefined && own !== null && mayAssign(own.role, role),
      known: new Set(emails),
    })
  })
  const ready = () => lines().filter(({ invitee }) => invitee !== null)
  const paste = (written: string) => {
    setPasted(written)
    setRows(written.trim() === '' ? [] : readDelimited(new TextEncoder().encode(written)).rows)
  }
  const read = async (file: File) => {
    setReading(true)
    const found = await tableRows(file)
    setReading(false)
    if (!found || found.length === 0) return toast({ text: text().importing.people.unreadable })
    setPasted('')
    setRows(found)
  }
  return { lines, ready, pasted, paste, reading, read }
}

/** The list is pasted or read, and shown line by line as it was understood. */
function InviteLines(props: { list: InviteList }) {
  const text = useText()
  const words = () => text().importing.people
  const id = createUniqueId()
  return (
    <div class="paste">
      <div class="field">
        <label for={id}>{words().paste}</label>
        <textarea
          id={id}
          class="input"
          rows={4}
          data-autofocus
          aria-describedby={`${id}-hint`}
          value={props.list.pasted()}
          onInput={(event) => props.list.paste(event.currentTarget.value)}
        />
        <span class="hint" id={`${id}-hint`}>
          {words().hint}
        </span>
      </div>
      <p>
        <FilePicker accept=".csv,.tsv,.txt,.xlsx" onFile={(file) => void props.list.read(file)}>
          {(choose) => (
            <Button icon="table-2" busy={props.list.reading() && text().importing.reading} onClick={choose}>
              {text().importing.choose}
            </Button>
          )}
        </FilePicker>
      </p>
      <Show when={props.list.ready().length > MOST}>
        <Note icon="triangle-alert" tone="warning">
          {words().tooMany}
        </Note>
      </Show>
      <Show when={props.list.lines().length > 0}>
        <section class="paste__scroll" tabindex={0} aria-label={text().paste.preview}>
          <table class="paste__table">
            <thead>
              <tr>
                <th scope="col">{text().importing.heads.what}</th>
                <For each={INVITE_COLUMNS}>{(column) => <th scope="col">{text().people[column]}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={props.list.lines()}>
                {(line) => (
                  <tr>
                    <th scope="row">
                      <Show when={line.why} fallback={words().invites}>
                        {(why) => <span class="error">{words().whyNot[why()]}</span>}
                      </Show>
                    </th>
                    <For each={INVITE_COLUMNS}>{(column) => <td>{line.written[column]}</td>}</For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
    </div>
  )
}

/** The invitations that were not sent by mail. */
const openLinks = (sent: readonly Sent[]) =>
  sent.flatMap(({ line, outcome }) => ('issued' in outcome && !outcome.issued.mailedTo ? [{ line, link: outcome.issued.link }] : []))

function LinksFile(props: { sent: readonly Sent[] }) {
  const text = useText()
  const language = useLanguage()
  const download = () =>
    downloadFile(
      `ruta-${text().importing.people.file}.csv`,
      'text/csv',
      writeCsv(
        [
          [text().people.name, text().people.email, text().people.link],
          ...openLinks(props.sent).map(({ line, link }) => [line.written.name, line.written.email, link]),
        ],
        csvSeparator(language()),
      ),
    )
  return (
    <Show when={openLinks(props.sent).length > 0}>
      <Button icon="download" onClick={download}>
        {text().importing.people.links}
      </Button>
    </Show>
  )
}

function Result(props: { sent: readonly Sent[] }) {
  const text = useText()
  const made = () => props.sent.filter(({ outcome }) => 'issued' in outcome).length
  return (
    <div class="paste">
      <p role="status">{text().importing.people.invited(made(), props.sent.length)}</p>
      <Show when={openLinks(props.sent).length > 0}>
        <Note icon="triangle-alert">{text().importing.people.once}</Note>
      </Show>
      <section class="paste__scroll" tabindex={0} aria-label={text().importing.people.title}>
        <table class="paste__table">
          <tbody>
            <For each={props.sent}>
              {({ line, outcome }) => (
                <tr>
                  <th scope="row">{line.written.name}</th>
                  <td>
                    {'issued' in outcome ? (
                      outcome.issued.mailedTo ? (
                        text().people.alsoMailed(outcome.issued.mailedTo)
                      ) : (
                        outcome.issued.link
                      )
                    ) : (
                      <span class="error">{outcome.refused}</span>
                    )}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </div>
  )
}
