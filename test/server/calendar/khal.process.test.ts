// What another program makes of a calendar: Debian's khal, which reads with a library of its own (icalendar, in Python).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type CalendarEvent, writeCalendar } from '../../../shared/calendar/calendar.ts'
import { needKhal } from '../../harness/needKhal.ts'

const event = (uid: string, title: string, when: CalendarEvent['when']): CalendarEvent => ({
  uid,
  title,
  when,
  category: 'Plazo',
  place: '',
  url: 'https://ruta.example.org/g/tco',
  changedAt: Date.UTC(2026, 0, 1),
  changes: 0,
})
const at = (zone: string) => ({ type: 'hours', day: '2026-03-09', days: 1, from: '09:00', to: '10:00', zone }) as const

test('[CA1] khal shows due days as days, and hours of three zones by its reader’s clock, summer time and midnight included', () => {
  const khal = needKhal()
  const folder = mkdtempSync(join(tmpdir(), 'ruta-khal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'ruta.ics')
  const config = join(folder, 'config')
  writeFileSync(
    config,
    `[calendars]\n[[ruta]]\npath = ${join(folder, 'calendars')}\ntype = calendar\n[sqlite]\npath = ${join(folder, 'khal.db')}\n[locale]\nlocal_timezone = America/Bogota\ndefault_timezone = America/Bogota\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n`,
  )
  const title = `Firma del «Protocolo»; ñandú, ${'y así '.repeat(20)}fin`
  writeFileSync(
    file,
    writeCalendar({
      name: 'Grupo',
      subscription: { zone: 'America/Bogota' },
      events: [
        event('due', title, { type: 'allDay', first: '2026-03-09', last: '2026-03-09' }),
        event('bogota', 'En Bogotá', at('America/Bogota')),
        // A day after the clocks changed there.
        event('york', 'En Nueva York', at('America/New_York')),
        event('madrid', 'En Madrid', at('Europe/Madrid')),
        event('night', 'De noche', { ...at('America/Bogota'), from: '23:00', to: '01:00' }),
      ],
    }),
  )
  const run = (...args: string[]) =>
    execFileSync(khal, ['-c', config, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', XDG_CACHE_HOME: folder } })
  run('import', '--batch', file)
  const shown = run('list', '--format', '{start-time}-{end-time} {title}', '--day-format', '# {date}', '2026-03-09', '2d')
  expect(shown.trim().split('\n')).toEqual([
    '# 2026-03-09',
    `- ${title}`,
    '03:00-04:00 En Madrid',
    '08:00-09:00 En Nueva York',
    '09:00-10:00 En Bogotá',
    '23:00-01:00 De noche',
    // Of both days.
    '# 2026-03-10',
    '23:00-01:00 De noche',
  ])
})
