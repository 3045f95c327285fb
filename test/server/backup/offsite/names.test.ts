// What the names of backups tell: which is the newest state, and which have had their time.
import { expect, test } from 'vitest'
import { parsePlace } from '../../../../server/backup/offsite/destination.ts'
import { backupName, backupNamesIn, chainsIn, newestIn, outdated, parseName } from '../../../../server/backup/offsite/names.ts'

const DAY = 86_400_000
const T = Date.UTC(2026, 10, 28, 3)
const whole = (at: number) => ({ at, number: 0 })

test('a name says when its whole copy was made and how many changes came before, and reads back', () => {
  expect(backupName(whole(T))).toBe('ruta-20261128T030000000Z.whole.age')
  expect(backupName({ at: T, number: 12 })).toBe('ruta-20261128T030000000Z.000012.age')
  for (const name of [whole(T), { at: T + 1, number: 999_999 }]) expect(parseName(backupName(name))).toEqual(name)
  for (const other of ['notes.txt', 'ruta-20261128T030000000Z.whole.age.part', 'ruta-2026.whole.age']) expect(parseName(other)).toBeNull()
})

test('each full backup has its changes up to the first that is missing, which is named with the number of those after it', () => {
  const names = [whole(T), { at: T, number: 1 }, whole(T + DAY), ...[1, 2, 4, 5].map((number) => ({ at: T + DAY, number }))]
  const shuffled = [...names, { at: T + 2 * DAY, number: 1 }].reverse().map(backupName)
  expect(chainsIn(backupNamesIn([...shuffled, 'notes.txt']))).toEqual([
    { at: T, hasFull: true, changes: [{ at: T, number: 1 }], gap: null },
    {
      at: T + DAY,
      hasFull: true,
      changes: [1, 2].map((number) => ({ at: T + DAY, number })),
      gap: { missing: { at: T + DAY, number: 3 }, after: 2 },
    },
    { at: T + 2 * DAY, hasFull: false, changes: [{ at: T + 2 * DAY, number: 1 }], gap: null },
  ])
  expect(newestIn(backupNamesIn(shuffled))).toEqual({ at: T + DAY, number: 2 })
  expect(newestIn([whole(T)])).toEqual(whole(T))
  expect([newestIn([]), newestIn([{ at: T, number: 1 }])]).toEqual([null, null])
})

test('[O29] whole copies are kept for so many days, changes for two, and the two newest whole copies always', () => {
  const days = [0, 1, 2, 3, 10, 29, 31, 60]
  const names = backupNamesIn(days.flatMap((day) => [whole(T - day * DAY), { at: T - day * DAY, number: 1 }]).map(backupName))
  const gone = outdated(names, T + 1, 30)
  const ages = (number: number) => gone.filter((name) => name.number === number).map(({ at }) => (T - at) / DAY)
  expect(ages(0)).toEqual([60, 31])
  expect(ages(1)).toEqual([60, 31, 29, 10, 3, 2])
  expect(outdated([whole(T - DAY), whole(T), whole(T + DAY), { at: T + DAY, number: 1 }], T, 30)).toEqual([
    whole(T + DAY),
    { at: T + DAY, number: 1 },
  ])
  expect(outdated([whole(T - 90 * DAY), whole(T - 80 * DAY)], T, 30)).toEqual([])
})

test('a place is a folder, or S3 with its key; without TLS only on this machine or where that is said', () => {
  expect(parsePlace('/mnt/backups')).toEqual({ kind: 'folder', path: '/mnt/backups' })
  expect(parsePlace('s3://KEY:a%2Fb@s3.example.org/bucket/ruta/a?region=eu-central-1')).toEqual({
    kind: 's3',
    endpoint: 'https://s3.example.org/bucket',
    prefix: 'ruta/a/',
    region: 'eu-central-1',
    accessKeyId: 'KEY',
    secretAccessKey: 'a/b',
  })
  expect(parsePlace('s3://k:s@127.0.0.1:9000/b')).toMatchObject({ endpoint: 'http://127.0.0.1:9000/b', prefix: '' })
  expect(parsePlace('s3://k:s@minio.lan/b?tls=0')).toMatchObject({ endpoint: 'http://minio.lan/b' })
  for (const none of ['', ' ', 's3://bucket/prefix', 's3://k:s@host', 'ftp://host/x', 's3://k@host/b', 's3://k:50%off@host/b'])
    expect(parsePlace(none)).toBeNull()
})
