// The desktop on which a browser shows its notices: a session bus (D-Bus) with the notification service of freedesktop.org and nothing else.
// A test sees what the desktop was asked to show, and presses it as a person would: the browser cannot tell.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeMessage, type Incoming, messagesOf } from './dbus.ts'

/** As the desktop shows it. */
export interface DesktopNotice {
  readonly id: number
  readonly title: string
  /** A browser writes the address of the page above the words. */
  readonly body: string
}

export interface NotificationDaemon {
  /** What a browser finds in its environment. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string }
  /** On the screen now. */
  readonly shown: () => readonly DesktopNotice[]
  press(notice: DesktopNotice): void
  close(): Promise<void>
}

const SERVICE = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const OURS = ':1.0'

export const startNotificationDaemon = async (): Promise<NotificationDaemon> => {
  if (process.platform !== 'linux') throw new Error('A notice of the desktop can be pressed in tests on Linux alone.')
  const folder = await mkdtemp(join(tmpdir(), 'ruta-bus-'))
  const file = join(folder, 'bus')
  const lines = new Set<Socket>()
  const shown = new Map<number, DesktopNotice>()
  let [serial, last, names] = [0, 0, 0]
  const tell = (member: string, signature: string, body: readonly (string | number)[]) => {
    const signal = { type: 'signal', path: PATH, interface: SERVICE, member, sender: OURS, signature, body } as const
    for (const line of lines) line.write(encodeMessage(++serial, signal))
  }
  const closed = (id: number, reason: number) => {
    if (shown.delete(id)) tell('NotificationClosed', 'uu', [id, reason])
  }
  const notify = ({ strings, replaces }: Incoming): number => {
    const [, , title = '', body = ''] = strings
    const id = shown.has(replaces) ? replaces : ++last
    shown.set(id, { id, title, body })
    return id
  }
  /** What the bus and the service answer; null: nobody here knows of it. */
  const answer = (call: Incoming): readonly [signature: string, ...body: (string | number | readonly string[])[]] | null => {
    switch (`${call.destination} ${call.member}`) {
      case 'org.freedesktop.DBus Hello':
        return ['s', `:1.${++names}`]
      case 'org.freedesktop.DBus AddMatch':
      case 'org.freedesktop.DBus RemoveMatch':
        return ['']
      case 'org.freedesktop.DBus NameHasOwner':
        return ['b', call.strings[0] === SERVICE ? 1 : 0]
      case 'org.freedesktop.DBus GetNameOwner':
        return call.strings[0] === SERVICE ? ['s', OURS] : null
      case 'org.freedesktop.DBus ListActivatableNames':
      case 'org.freedesktop.DBus ListNames':
        return ['as', ['org.freedesktop.DBus', SERVICE]]
      case `${SERVICE} GetCapabilities`:
        return ['as', ['actions', 'body', 'persistence']]
      case `${SERVICE} GetServerInformation`:
        return ['ssss', 'ruta-test', 'ruta', '1', '1.2']
      case `${SERVICE} Notify`:
        return ['u', notify(call)]
      case `${SERVICE} CloseNotification`:
        closed(call.replaces, 3)
        return ['']
      default:
        return null
    }
  }
  const server = createServer((line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
    line.on('error', () => line.destroy())
    messagesOf(line, (call) => {
      if (call.type !== 'call') return
      const found = answer(call)
      const to = { reply: call.serial, sender: call.destination === SERVICE ? OURS : 'org.freedesktop.DBus' }
      if (found === null) {
        const error = 'org.freedesktop.DBus.Error.ServiceUnknown'
        line.write(encodeMessage(++serial, { type: 'error', ...to, error, signature: 's', body: ['not on this desktop'] }))
        return
      }
      const [signature, ...body] = found
      line.write(encodeMessage(++serial, { type: 'return', ...to, signature, body }))
    })
  })
  server.listen(file)
  await once(server, 'listening')
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${file}` },
    shown: () => [...shown.values()],
    press: ({ id }) => tell('ActionInvoked', 'us', [id, 'default']),
    async close() {
      for (const line of lines) line.destroy()
      server.close()
      await once(server, 'close')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
